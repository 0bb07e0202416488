#pragma once

#include "backend/core/domain/compose_reading.h"
#include "backend/security/validators/compose/compose_node.h"

#include <string>
#include <utility>
#include <vector>

namespace wakedock::security {

/// Where in which file a reader is.
struct ComposePlace {
    std::string file;
    int line = 0;
    int column = 0;
    std::string path; ///< `services.web.ports[0]`

    [[nodiscard]] ComposePlace at(const ComposeEntry &entry) const
    {
        return {file, entry.line, entry.column, path.empty() ? entry.key : path + "." + entry.key};
    }
    /// The value itself where it has a place of its own, else where it was named.
    [[nodiscard]] ComposePlace in(const ComposeNode &node) const
    {
        return node.line > 0 ? ComposePlace{file, node.line, node.column, path} : *this;
    }
    [[nodiscard]] ComposePlace item(std::size_t index, const ComposeNode &node) const
    {
        ComposePlace place = in(node);
        place.path += "[" + std::to_string(index) + "]";
        return place;
    }
};

/// Collects what is wrong, up to a number nobody reads beyond.
class ComposeProblems
{
public:
    static constexpr std::size_t Most = 500;

    void error(const ComposePlace &place, std::string code, std::string message, std::string suggestion = {})
    {
        add(core::ProblemSeverity::Error, place, std::move(code), std::move(message), std::move(suggestion));
    }
    void warning(const ComposePlace &place, std::string code, std::string message, std::string suggestion = {})
    {
        add(core::ProblemSeverity::Warning, place, std::move(code), std::move(message), std::move(suggestion));
    }
    /// Something that gives power over the host.
    void sensitive(const ComposePlace &place, std::string code, std::string message)
    {
        if (m_sensitive.size() < Most) {
            m_sensitive.push_back({core::ProblemSeverity::Warning,
                                   std::move(code),
                                   place.file,
                                   place.line,
                                   place.column,
                                   place.path,
                                   std::move(message),
                                   {}});
        }
    }
    [[nodiscard]] std::vector<core::ComposeProblem> &all() { return m_all; }
    [[nodiscard]] std::vector<core::ComposeProblem> &sensitiveOnes() { return m_sensitive; }

private:
    void add(core::ProblemSeverity severity, const ComposePlace &place, std::string code, std::string message,
             std::string suggestion)
    {
        if (m_all.size() < Most) {
            m_all.push_back({severity, std::move(code), place.file, place.line, place.column, place.path, std::move(message),
                             std::move(suggestion)});
        }
    }

    std::vector<core::ComposeProblem> m_all;
    std::vector<core::ComposeProblem> m_sensitive;
};

} // namespace wakedock::security
