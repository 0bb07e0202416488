#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// One call in the document; refers into it.
struct DocumentedCall {
    std::string path;
    std::string method;
    const nlohmann::ordered_json *item; ///< All calls of the path.
    const nlohmann::ordered_json *call;
};

[[nodiscard]] std::string callLink(const DocumentedCall &call);
[[nodiscard]] std::string callArticle(const DocumentedCall &call, const nlohmann::ordered_json &document);

} // namespace wakedock::api
