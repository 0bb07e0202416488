#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_proxy_surroundings.h"
#include "backend/core/use_cases/doctor/route_examination.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

struct DiagnoseRequest {
    std::optional<std::string> service; ///< Id or name; nothing = all that have a domain.
};

/// Goes the way of a visitor, from DNS through Caddy to the container, and says what is wrong on it. Changes nothing.
/// Eight services at once, at most 60 s in all: whose turn does not come is said. Needs `services:operate`, because it
/// sends requests.
class DiagnoseProxy
{
public:
    DiagnoseProxy(DoctorTools tools, IProxySurroundings &surroundings, IClock &clock);
    /// @throws Error NotFound (`service_not_found`), Forbidden, Cancelled
    Task<Diagnosis> execute(CallContext context, DiagnoseRequest request);

private:
    using Findings = std::vector<Finding>;
    /// What the services of one diagnosis share; each place of `findings` is one service's.
    struct Round {
        std::vector<ServiceId> ids;
        std::vector<Findings> findings;
        std::shared_ptr<const ProxySurroundings> seen;
        std::size_t next = 0;
    };
    using RoundPtr = std::shared_ptr<Round>;

    [[nodiscard]] std::vector<ServiceId> diagnosed(const DiagnoseRequest &request) const;
    [[nodiscard]] Findings aboutProxy(const ProxySurroundings &seen, std::optional<bool> isTrue) const;
    /// Takes one service after the other until none is left.
    Task<void> takeTurns(CallContext context, RoundPtr round);
    Task<Findings> aboutService(CallContext context, ServiceId id, std::shared_ptr<const ProxySurroundings> seen);

    DoctorTools m_tools;
    IProxySurroundings &m_surroundings;
    IClock &m_clock;
    RouteExamination m_examination;
};

} // namespace wakedock::core
