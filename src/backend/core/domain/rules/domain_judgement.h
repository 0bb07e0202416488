#pragma once

#include "backend/core/domain/domain_check.h"
#include "backend/core/domain/route.h"
#include "backend/core/domain/service.h"

#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

/// True when serving `ours` would take requests from what answers `theirs`, or the other way round for the same name: the
/// same name, or our pattern over their name. Our exact name under their pattern takes nothing that was meant for it.
[[nodiscard]] bool meetsHost(std::string_view ours, std::string_view theirs);

/// Services and foreign routes that have the name already.
[[nodiscard]] std::vector<DomainConflict> conflictsOf(const std::string &domain, const std::vector<ServiceRecord> &services,
                                                      const std::vector<ForeignHost> &foreign);
/// Routes of operators that hold it whole.
[[nodiscard]] std::vector<DomainConflict> routeConflictsOf(const std::string &domain, const std::vector<Route> &routes);

/// The name to ask the name servers for: of a pattern any name it covers.
[[nodiscard]] std::string nameToAsk(const std::string &domain);

/// True for the addresses by which every machine reaches itself.
[[nodiscard]] bool isLoopback(std::string_view address);

/// What the addresses say by themselves, before the proof.
[[nodiscard]] DnsVerdict verdictOf(const std::vector<std::string> &addresses, const std::vector<std::string> &own);

/// Writes summary and remedy from all that is known by now; and a proof that came back makes the name lead here, through
/// whatever forwards it (a router, a tunnel, another proxy).
[[nodiscard]] DomainCheck judged(DomainCheck check, int httpPort);

} // namespace wakedock::core
