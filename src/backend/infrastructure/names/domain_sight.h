#pragma once

#include "backend/core/ports/i_domain_sight.h"

#include <QHostAddress>

namespace wakedock::names {

/// Asks the name servers of this machine, and fetches over plain HTTP from exactly the address it is told.
class DomainSight : public core::IDomainSight
{
public:
    /// @param nameServer to ask instead of the system's; null = the system's
    explicit DomainSight(const QHostAddress &nameServer = {}) : m_nameServer(nameServer) { }

    Task<std::vector<std::string>> addressesOf(core::CallContext context, std::string name) override;
    [[nodiscard]] std::vector<std::string> ownAddresses() const override;
    Task<core::SightAnswer> ask(core::CallContext context, core::SightQuestion question) override;
    Task<core::SecureSight> askEncrypted(core::CallContext context, core::SightQuestion question) override;

private:
    QHostAddress m_nameServer;
};

} // namespace wakedock::names
