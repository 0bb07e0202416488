#pragma once

#include "backend/core/domain/rules/service_address.h"
#include "backend/core/ports/i_address_book.h"
#include "backend/shared/exceptions/error.h"

#include <map>

namespace wakedock::tests {

/// Addresses counted up: 10.213.0.10 and .11, then .12 and .13 ...; or ports from 20000 on 127.0.0.1, and
/// at the service address of other hosts.
class FakeAddressBook final : public core::IAddressBook
{
public:
    void take(const core::Host &host) override { m_hosts[host.id] = host; }
    void drop(const core::HostId &host) override { m_hosts.erase(host); }
    [[nodiscard]] std::string nameOf(const core::HostId &host) const override
    {
        return m_hosts.contains(host) ? m_hosts.at(host).name : std::string();
    }
    [[nodiscard]] core::ServiceAddresses reserve(const core::HostId &host, const std::vector<core::ServiceRecord> &) override
    {
        const int first = m_stays > 0 ? m_stays - 20000 : m_next;
        m_next += 2;
        if (!pinsAddresses(host)) {
            const std::string written = m_hosts.contains(host) ? core::serviceAddress(m_hosts.at(host)) : "127.0.0.1";
            const std::string ip = core::isIpLiteral(written) ? written : std::string();
            return {{ip, 20000 + first}, {ip, 20001 + first}};
        }
        return {{"10.213.0." + std::to_string(first), 0}, {"10.213.0." + std::to_string(first + 1), 0}};
    }
    [[nodiscard]] bool pinsAddresses(const core::HostId &host) const override { return m_pins && host == core::localHost(); }
    [[nodiscard]] Task<std::string> addressOf(core::CallContext, core::HostId host) override
    {
        const std::string written = m_hosts.contains(host) ? core::serviceAddress(m_hosts.at(host)) : "127.0.0.1";
        if (!core::isIpLiteral(written) && !names.contains(written)) {
            throw Error(ErrorCode::Unavailable, "service_address_unknown", "The name " + written + " has no address.");
        }
        co_return names.contains(written) ? std::string(names.at(written)) : std::string(written);
    }
    [[nodiscard]] std::string publishedEverywhere(const core::HostId &host) const override
    {
        return m_hosts.contains(host) ? core::publishedEverywhere(m_hosts.at(host)) : std::string();
    }
    [[nodiscard]] NetworkPlan network() const override
    {
        return m_pins ? NetworkPlan{"wakedock", "10.213.0.0/16", "10.213.128.0/17"} : NetworkPlan();
    }

    [[nodiscard]] std::vector<std::string> interfacesOfNetwork() const override { return m_interfaces; }
    void setInterfaces(std::vector<std::string> interfaces) { m_interfaces = std::move(interfaces); }

    std::map<std::string, std::string> names; ///< What a look-up finds.

    /// Has no other port left to give.
    void stayAt(int port) { m_stays = port; }
    /// `docker.addressing: loopback`
    void useLoopback() { m_pins = false; }

private:
    std::map<core::HostId, core::Host> m_hosts;
    int m_next = 10;
    int m_stays = 0;
    bool m_pins = true;
    std::vector<std::string> m_interfaces{"br-wakedock"};
};

} // namespace wakedock::tests
