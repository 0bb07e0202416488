#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// What a `$ref` points to, or the thing itself. Refers into the document.
[[nodiscard]] const nlohmann::ordered_json &followRef(const nlohmann::ordered_json &written,
                                                      const nlohmann::ordered_json &document);
/// A schema in a few words, with a link where it has an article of its own: `list of <a>Service</a>`, `integer 1 to 500`.
[[nodiscard]] std::string schemaPhrase(const nlohmann::ordered_json &schema, const nlohmann::ordered_json &document);
/// The examples of a schema as blocks of JSON; empty when it has none.
[[nodiscard]] std::string exampleBlock(const nlohmann::ordered_json &schema);

[[nodiscard]] std::string schemaLink(const std::string &name);
[[nodiscard]] std::string schemaArticle(const std::string &name, const nlohmann::ordered_json &schema,
                                        const nlohmann::ordered_json &document);

} // namespace wakedock::api
