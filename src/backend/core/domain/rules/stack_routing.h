#pragma once

#include "backend/core/domain/compose_reading.h"
#include "backend/core/domain/service.h"
#include "backend/core/domain/stack.h"
#include "backend/shared/exceptions/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

// A service of a stack that has a domain is a service of kind `compose`: WakeDock keeps a record of it for its addresses,
// its colour and its route, while the stack's files say what it is.

/// Labels in the Compose files that give a service a domain. The files stay the truth; a Compose program only passes them
/// on.
namespace routing_label {
inline constexpr const char *Domain = "wakedock.domain";
inline constexpr const char *Aliases = "wakedock.aliases"; ///< Separated by commas.
inline constexpr const char *Port = "wakedock.port"; ///< Inside the container.
inline constexpr const char *Tls = "wakedock.tls"; ///< `auto`, `internal`, `off`
} // namespace routing_label

[[nodiscard]] bool isRouted(const ComposeService &service);

/// `shop-web`: the name under which the service is listed.
[[nodiscard]] std::string stackServiceName(const StackId &id, const std::string &service);

/// What is kept of a routed service: normalised, with the stack and the service it is of among its labels.
/// @param reading all of the stack: what else in it has a domain and is needed comes into `dependsOn`
/// @param sleepDefaults how it sleeps where its labels say nothing
[[nodiscard]] ServiceConfig routedConfig(const StackId &id, const ComposeService &service, const ComposeReading &reading,
                                         const SleepPolicy &sleepDefaults = {});

/// The stack a service belongs to; nothing where it is one by itself.
[[nodiscard]] std::optional<StackId> stackOfService(const ServiceConfig &config);
/// The name of a service in its stack's files; empty where it is one by itself.
[[nodiscard]] std::string nameInStack(const ServiceConfig &config);

/// Tells each row the domain it is reached by.
void nameDomains(std::vector<StackServiceRow> &rows, const std::vector<ServiceRecord> &routed);

/// What is wrong with the routing labels of a service, each with the label it is about.
struct RoutingProblem {
    std::string label;
    std::string message;
};
[[nodiscard]] std::vector<RoutingProblem> routingProblems(const StackId &id, const ComposeService &service);

/// Why a second container cannot run beside the first, as a sentence; empty when it can.
[[nodiscard]] std::string whyNotBeside(const ComposeService &service, const ComposeReading &reading);

/// A Compose file laid over the stack's own: WakeDock's labels, and for a routed service who it is, which colour its
/// container has, and where it is reached.
/// @param routed records as their containers are to be; `resolvedPort` absent = not to be published yet
/// @param publishes whether a colour is reached on a published port (`docker.addressing: loopback`, and every other host)
/// @param publishedOn the address that port is published on; empty = where it is reached
[[nodiscard]] std::string stackOverride(const StackId &id, const ComposeReading &reading,
                                        const std::vector<ServiceRecord> &routed, bool publishes,
                                        const std::string &publishedOn = {});

} // namespace wakedock::core
