#include "backend/core/use_cases/stacks/stack_addresses.h"

#include "backend/core/domain/rules/service_address.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// In engines' words, as the Compose program passes them on.
bool saysTaken(const std::string &line, const UpstreamAddress &address)
{
    const bool isAboutPort = line.find("port is already allocated") != std::string::npos
        || line.find("address already in use") != std::string::npos;
    return isAboutPort && isReservedPortTaken(Error(ErrorCode::Conflict, "port_taken", line), address);
}

bool isTaken(const std::string &text, const UpstreamAddress &address)
{
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        if (saysTaken(text.substr(from, to - from), address)) {
            return true;
        }
        from = to + 1;
    }
    return false;
}

} // namespace

Task<RoutedTargets> reachedNow(StackWorkshop &workshop, CallContext context, HostId host, RoutedTargets targets)
{
    if (targets.empty() || workshop.routing.addresses.pinsAddresses(host)) {
        co_return RoutedTargets(std::move(targets));
    }
    const std::string ip = co_await workshop.routing.addresses.addressOf(std::move(context), std::move(host));
    for (RoutedTarget &target : targets) {
        if (target.isReplaced) {
            target.record.addresses = reachedAt(target.record.addresses, target.record.liveColour, ip);
        }
    }
    co_return RoutedTargets(std::move(targets));
}

std::optional<int> placeElsewhere(StackWorkshop &workshop, RoutedTargets &targets, const Error &failure)
{
    const auto taken = std::ranges::find_if(targets, [&failure](const RoutedTarget &target) {
        return target.isReplaced && isTaken(failure.message(), target.record.addresses.of(target.record.liveColour));
    });
    if (taken == targets.end()) {
        return std::nullopt;
    }
    auto others = workshop.routing.states.records();
    for (const RoutedTarget &target : targets) {
        others.push_back(target.record);
    }
    ServiceAddresses &addresses = taken->record.addresses;
    int &port = (taken->record.liveColour == Colour::A ? addresses.a : addresses.b).port;
    return std::exchange(port, workshop.routing.addresses.reserve(taken->record.config.hostId, others).a.port);
}

Error stackPortTaken(int port, const Error &failure)
{
    return Error(ErrorCode::Conflict, "port_taken",
                 "Somebody else has port " + std::to_string(port) + " on the host, and had each that was tried before it.")
        .withRemedy("End what holds those ports there, then repeat this.")
        .withInternalDetail(failure.message());
}

} // namespace wakedock::core
