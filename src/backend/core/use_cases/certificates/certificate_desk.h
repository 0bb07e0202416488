#pragma once

#include "backend/core/domain/audit_entry.h"
#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_certificate_reader.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/certificate_renewals.h"
#include "backend/core/services/certificate_sights.h"
#include "backend/core/services/own_certificates.h"
#include "backend/shared/async/task.h"
#include "backend/shared/async/task_scope.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::core {

/// The tools every use case on certificates works with; made once, by the composition root.
struct CertificateDesk {
    IStore &store;
    IClock &clock;
    ICertificateReader &reader;
    OwnCertificates &own;
    CertificateSights &sights;
    CertificateRenewals &renewals;
    CaddyService &caddy;
    IEventBus &events;
    TaskScope &scope; ///< Whoever asks may leave while something is under way; that is finished all the same.
};

struct ReplaceCertificateRequest {
    CertificateId id;
    std::optional<std::int64_t> expectedVersion; ///< Nothing = whatever it is now.
    std::string chain;
    std::optional<Secret> key; ///< Nothing = the stored one: many are renewed with the same.
};

/// What is wrong with it and what it would do; nothing is kept.
[[nodiscard]] CertificateReading judged(const CertificateDesk &desk, const CertificatePem &given, const CertificateId &id);

/// @throws Error Invalid (`certificate_invalid`), naming everything that is wrong
void requireGood(const CertificateReading &reading);

/// @throws Error NotFound (`certificate_not_found`)
[[nodiscard]] OwnCertificate findOwn(Repositories &all, const CertificateId &id);
[[nodiscard]] Certificate findListed(const CertificateDesk &desk, const CertificateId &id);

/// Nothing secret: names, issuer, end.
[[nodiscard]] std::string certificateText(const OwnCertificate &certificate);
[[nodiscard]] AuditEntry certificateAudit(const CallContext &context, Timestamp at, std::string action, std::string target);

/// Gives the proxy what is wished now. One that cannot be reached gets it with its next push.
/// @throws Error Invalid (`proxy_refused`) and whatever else the proxy answers
Task<void> pushCertificates(CertificateDesk desk, CallContext context);

/// Looks at what visitors are shown now, and tells that certificates are otherwise.
Task<void> lookAnew(CertificateDesk desk, CallContext context);

} // namespace wakedock::core
