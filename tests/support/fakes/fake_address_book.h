#pragma once

#include "backend/core/ports/i_address_book.h"

namespace wakedock::tests {

/// Addresses counted up: 10.213.0.10 and .11, then .12 and .13 ...; or ports from 20000 on 127.0.0.1.
class FakeAddressBook final : public core::IAddressBook
{
public:
    [[nodiscard]] core::ServiceAddresses reserve(const std::vector<core::ServiceAddresses> &) override
    {
        const int first = m_next;
        m_next += 2;
        if (!m_pins) {
            return {{"127.0.0.1", 20000 + first}, {"127.0.0.1", 20001 + first}};
        }
        return {{"10.213.0." + std::to_string(first), 0}, {"10.213.0." + std::to_string(first + 1), 0}};
    }
    [[nodiscard]] bool pinsAddresses() const override { return m_pins; }
    [[nodiscard]] NetworkPlan network() const override
    {
        return m_pins ? NetworkPlan{"wakedock", "10.213.0.0/16", "10.213.128.0/17"} : NetworkPlan();
    }

    [[nodiscard]] std::vector<std::string> interfacesOfNetwork() const override { return m_interfaces; }
    void setInterfaces(std::vector<std::string> names) { m_interfaces = std::move(names); }

    /// `docker.addressing: loopback`
    void useLoopback() { m_pins = false; }

private:
    int m_next = 10;
    bool m_pins = true;
    std::vector<std::string> m_interfaces{"br-wakedock"};
};

} // namespace wakedock::tests
