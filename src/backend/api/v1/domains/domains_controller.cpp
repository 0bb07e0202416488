#include "backend/api/v1/domains/domains_controller.h"

#include "backend/api/json/domain_json.h"
#include "backend/core/use_cases/domains/validate_domain.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace wakedock::api {

void DomainsController::addRoutes(ApiRoutes &routes)
{
    routes.serve("validateDomain", [this](ApiCall call) { return validate(std::move(call)); });
}

// {domain} -> DomainCheck; what is wrong with the name is an answer
Task<HttpResponse> DomainsController::validate(ApiCall call)
{
    const auto check = co_await m_validate.execute(call.context(), call.body().at("domain").get<std::string>());
    co_return HttpResponse::json(200, domainCheckJson(check));
}

} // namespace wakedock::api
