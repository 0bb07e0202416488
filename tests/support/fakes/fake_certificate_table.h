#pragma once

#include "backend/core/repositories/i_certificate_repository.h"
#include "tests/support/fakes/fake_entity_repositories.h"

namespace wakedock::tests {

class FakeCertificateTable final
    : public FakeEntityRepository<core::ICertificateRepository, core::OwnCertificate, core::CertificateId>
{
public:
    explicit FakeCertificateTable(FakeAccess access)
        : FakeEntityRepository(access, access.tables.certificates, "certificate")
    {
    }

protected:
    const std::string &nameOf(const core::OwnCertificate &certificate) const override { return certificate.fingerprint; }
    Error nameTaken(const std::string &) const override
    {
        return Error(ErrorCode::Conflict, "certificate_exists", "This very certificate is there already.")
            .withField("certificate", "is there already");
    }
};

} // namespace wakedock::tests
