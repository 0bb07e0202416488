#include "backend/api/openapi/api_call.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

ApiCall::ApiCall(HttpRequest bound, std::shared_ptr<const nlohmann::json> query, std::shared_ptr<const nlohmann::json> body)
    : request(std::move(bound))
    , m_query(std::move(query))
    , m_body(std::move(body))
{
}

std::string ApiCall::bodyText(const char *field) const
{
    return m_body->is_object() ? m_body->value(field, std::string()) : std::string();
}

std::string ApiCall::pathValue(const char *name) const
{
    return request.pathParameters.value(name);
}

std::string ApiCall::queryText(const char *name) const
{
    return m_query->value(name, std::string());
}

std::int64_t ApiCall::queryNumber(const char *name) const
{
    return m_query->value(name, std::int64_t(0));
}

bool ApiCall::queryFlag(const char *name) const
{
    return m_query->value(name, false);
}

} // namespace wakedock::api
