#pragma once

#include "backend/core/domain/service.h"
#include "backend/core/ports/i_address_book.h"

#include <memory>
#include <optional>
#include <string>

namespace wakedock::core {

class StateService;

/// Which service answers for a host, and where: what the gate asks for a request that found no awake mark.
/// Needs no permission: visitors ask it.
class FindUpstream
{
public:
    struct Answer {
        std::shared_ptr<const Service> service; ///< Empty when no service has the host.
        std::optional<std::string> dial; ///< Set when it runs and is wished to: `10.213.0.10:80`.
        std::string host; ///< Where it runs, as people call it; empty for the local host.
    };

    FindUpstream(const StateService &states, const IAddressBook &addresses);
    /// @param host lower case, without port
    [[nodiscard]] Answer execute(const std::string &host) const;

private:
    const StateService &m_states;
    const IAddressBook &m_addresses;
};

} // namespace wakedock::core
