#pragma once

#include "backend/api/http/http_request.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace wakedock::api {

/// A request that was checked against its documentation: what handlers get.
class ApiCall
{
public:
    ApiCall(HttpRequest request, std::shared_ptr<const nlohmann::json> query, std::shared_ptr<const nlohmann::json> body);

    HttpRequest request;

    [[nodiscard]] const core::CallContext &context() const { return request.context; }
    /// The body; null for calls that take none. Valid as long as this call.
    [[nodiscard]] const nlohmann::json &body() const { return *m_body; }
    /// A text of the body that the schema requires or the caller gave; empty otherwise.
    [[nodiscard]] std::string bodyText(const char *field) const;
    /// `{id}` of the path.
    [[nodiscard]] std::string pathValue(const char *name) const;
    /// Query parameters, with their documented defaults.
    [[nodiscard]] std::string queryText(const char *name) const;
    [[nodiscard]] std::int64_t queryNumber(const char *name) const;
    [[nodiscard]] bool queryFlag(const char *name) const;

private:
    std::shared_ptr<const nlohmann::json> m_query;
    std::shared_ptr<const nlohmann::json> m_body;
};

} // namespace wakedock::api
