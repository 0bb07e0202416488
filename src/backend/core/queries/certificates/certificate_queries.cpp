#include "backend/core/queries/certificates/certificate_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/services/certificate_sights.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

Task<std::vector<Certificate>> ListCertificates::execute(CallContext context)
{
    requirePermission(context.actor, permission::CaddyRead);
    co_await m_sights.look(std::move(context));
    co_return m_sights.list();
}

Task<Certificate> GetCertificate::execute(CallContext context, CertificateId id)
{
    requirePermission(context.actor, permission::CaddyRead);
    co_await m_sights.look(std::move(context));
    const auto all = m_sights.list();
    const auto found = std::ranges::find(all, id, &Certificate::id);
    if (found == all.end()) {
        throw Error(ErrorCode::NotFound, "certificate_not_found", "There is no such certificate.");
    }
    co_return Certificate(*found);
}

} // namespace wakedock::core
