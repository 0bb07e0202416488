#pragma once

#include "backend/core/repositories/i_certificate_repository.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Own certificates; their keys only by their names in the secret store.
class SqlCertificateRepository final : public core::ICertificateRepository
{
public:
    explicit SqlCertificateRepository(SqlConnection &connection) : m_sql(connection) { }

    core::OwnCertificate create(core::OwnCertificate certificate) override;
    std::optional<core::OwnCertificate> find(const core::CertificateId &id) override;
    std::vector<core::OwnCertificate> list() override;
    core::OwnCertificate update(core::OwnCertificate certificate) override;
    void remove(const core::CertificateId &id) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
