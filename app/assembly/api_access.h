#pragma once

#include "backend/api/middleware/i_access.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/auth/authenticate.h"

#include <utility>

namespace wakedock::app {

/// Lets the API ask the core who a caller is.
class ApiAccess : public api::IAccess
{
public:
    explicit ApiAccess(core::Authenticate &authenticate) : m_authenticate(authenticate) { }

    Task<core::Actor> authenticate(std::string bearer) override
    {
        return m_authenticate.execute(core::CallContext(), std::move(bearer));
    }
    [[nodiscard]] bool allows(const core::Actor &actor, std::string_view permission) const override
    {
        return core::allows(actor.role, permission);
    }

private:
    core::Authenticate &m_authenticate;
};

} // namespace wakedock::app
