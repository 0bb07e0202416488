#pragma once

#include "backend/security/validators/compose/compose_reader.h"

#include <QString>

#include <algorithm>
#include <string>

namespace wakedock::tests {

/// One compose.yaml of a stack named `shop`, in the folder /srv/stacks/shop.
inline core::ComposeSource composeOf(const std::string &yaml, const std::string &env = {})
{
    core::ComposeSource source;
    source.project = "shop";
    source.directory = "/srv/stacks/shop";
    source.reserved = {"/srv/stacks"};
    source.files = {{"compose.yaml", yaml}};
    source.composeFiles = {"compose.yaml"};
    if (!env.empty()) {
        source.files.push_back({".env", env});
    }
    return source;
}

/// `error unknown_key 3:5 services.web.imgae`, one a line.
inline std::string complaints(const std::vector<core::ComposeProblem> &problems)
{
    std::string text;
    for (const core::ComposeProblem &problem : problems) {
        text += (text.empty() ? "" : "\n")
            + std::string(problem.severity == core::ProblemSeverity::Error ? "error " : "warning ") + problem.code + " "
            + std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.path;
    }
    return text;
}

inline const core::ComposeService &serviceOf(const core::ComposeReading &reading, const std::string &name)
{
    return *std::ranges::find(reading.services, name, &core::ComposeService::name);
}

} // namespace wakedock::tests
