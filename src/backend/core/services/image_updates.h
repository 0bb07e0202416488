#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/image_update.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_registries.h"
#include "backend/shared/async/completion.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

/// Remembers what registries say their names stand for, with the moment they said it, and asks them sparingly: not twice
/// within a minute for a name, and no more than a few dozen questions a minute. Answers live in memory. Backend thread only.
class ImageUpdates
{
public:
    ImageUpdates(IRegistries &registries, IEventBus &events, IClock &clock);

    /// Asks for these names one after the other, but for those asked a moment ago; a registry that is away is asked once.
    /// What a registry does not answer becomes part of what is remembered. Tells ImageUpdatesChanged where anything was.
    /// @throws Error Unavailable (`engine_unreachable`), NotFound (`host_not_found`), TooManyRequests
    /// (`registries_asked_too_often`; what was answered by then is kept), Cancelled
    Task<void> ask(CallContext context, HostId host, std::vector<std::string> names);

    /// What is known of an image's names; those nobody asked for are missing.
    [[nodiscard]] std::vector<ImageUpdate> of(const HostId &host, const ImageSummary &image) const;

private:
    using Key = std::pair<HostId, std::string>;

    Task<void> askAll(CallContext context, HostId host, std::vector<std::string> names);
    Task<void> askOne(CallContext context, Key key);
    Task<void> askNow(CallContext context, Key key);
    [[nodiscard]] bool isFresh(const Key &key) const;
    void spend();
    void remember(const Key &key, RegistryAnswer answer);

    IRegistries &m_registries;
    IEventBus &m_events;
    IClock &m_clock;
    std::uint64_t m_remembered = 0; ///< Rises with each answer.
    std::map<Key, RegistryAnswer> m_answers;
    std::map<Key, Completion<>> m_asking;
    std::deque<std::chrono::steady_clock::time_point> m_spent; ///< When the questions of the last minute were asked.
};

} // namespace wakedock::core
