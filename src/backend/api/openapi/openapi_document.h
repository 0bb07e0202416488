#pragma once

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
#include <string>

namespace wakedock::api {

/// The one description of the API: what requests are checked against, what routes and permissions are made from, what
/// `/api/v1/openapi.json` and `/api/docs` show. Written in parts (resources/openapi), each part a piece of the whole
/// document; they are laid over each other and must not say the same thing twice.
class OpenApiDocument
{
public:
    /// The parts that are built into the program.
    /// @throws std::logic_error when a part is missing, is not JSON or contradicts another
    static OpenApiDocument embedded();
    /// @param parts file name to text
    explicit OpenApiDocument(const std::map<std::string, std::string> &parts);

    [[nodiscard]] const nlohmann::json &json() const { return *m_json; }
    /// As it is served: keys in the order they are written, as people read it.
    [[nodiscard]] std::shared_ptr<const std::string> text() const { return m_text; }

private:
    std::shared_ptr<const nlohmann::json> m_json;
    std::shared_ptr<const std::string> m_text;
};

} // namespace wakedock::api
