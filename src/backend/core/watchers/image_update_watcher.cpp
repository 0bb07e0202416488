#include "backend/core/watchers/image_update_watcher.h"

#include "backend/core/use_cases/docker/check_images.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

namespace {

constexpr std::chrono::hours firstImageCheck{2};
constexpr std::chrono::hours nextImageCheck{6};
/// So many names, then a minute for whoever else wants to ask: ImageUpdates bounds the questions of a minute.
constexpr std::size_t imageCheckBatch = 30;
constexpr std::chrono::minutes imageCheckPause{1};

} // namespace

ImageUpdateWatcher::ImageUpdateWatcher(IEngines &engines, const EngineObjects &objects, ImageUpdates &updates, IClock &clock,
                                       Log log)
    : m_engines(engines)
    , m_objects(objects)
    , m_updates(updates)
    , m_clock(clock)
    , m_log(log)
{
}

void ImageUpdateWatcher::start(TaskScope &scope)
{
    scope.start("asking registries for newer images", [this](CancelToken cancel) { return watch(std::move(cancel)); });
}

Task<void> ImageUpdateWatcher::watch(CancelToken cancel)
{
    co_await m_clock.sleep(firstImageCheck, cancel);
    while (!cancel.isCancelled()) {
        for (const HostId &host : m_engines.hosts()) {
            const auto asked = co_await settle(askFor(host, cancel));
            cancel.throwIfCancelled();
            if (asked.failure) {
                // An engine that is away is told of elsewhere, and asked again next time.
                m_log.debug("Registries were not asked for newer images: " + describe(asked.failure),
                            {{"host", host.value}});
            }
        }
        co_await m_clock.sleep(nextImageCheck, cancel);
    }
}

Task<void> ImageUpdateWatcher::askFor(HostId host, CancelToken cancel)
{
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    const auto names = serviceImageNames(m_objects, host);
    for (std::size_t from = 0; from < names.size(); from += imageCheckBatch) {
        if (from > 0) {
            co_await m_clock.sleep(imageCheckPause, cancel);
        }
        const auto begin = names.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(from + imageCheckBatch, names.size()));
        std::vector<std::string> batch(begin, end);
        co_await m_updates.ask(context, host, std::move(batch));
    }
}

} // namespace wakedock::core
