#include "backend/core/watchers/request_watcher.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::minutes untilRequestsAreHeardAgain{5};
constexpr std::chrono::minutes betweenSaves{5};

} // namespace

RequestWatcher::RequestWatcher(Needs needs) : m_needs(std::move(needs)) { }

void RequestWatcher::start(TaskScope &scope)
{
    m_subscription = m_needs.events.subscribe([this](const EventRecord &record) { take(record); });
    m_needs.record.setTold(m_needs.isTold());
    scope.start("hearing of requests", [this](CancelToken cancel) { return listen(std::move(cancel)); });
    scope.start("writing down what was counted of requests", [this](CancelToken cancel) { return save(std::move(cancel)); });
}

void RequestWatcher::take(const EventRecord &record)
{
    if (const auto *service = std::get_if<ServiceChanged>(&record.event)) {
        m_needs.record.take(*service);
    } else if (const auto *health = std::get_if<ComponentHealthChanged>(&record.event);
               health != nullptr && health->health.name == "caddy") {
        m_needs.record.setTold(m_needs.isTold());
    }
}

Task<void> RequestWatcher::listen(CancelToken cancel)
{
    for (;;) {
        auto hear = [this](const HeardRequest &heard) { m_needs.record.hear(heard); };
        const auto heard = co_await settle(m_needs.requests.listen(std::move(hear), cancel));
        cancel.throwIfCancelled();
        if (heard.failure) {
            m_needs.log.warning(describe(heard.failure), {{"remedy", asError(heard.failure).remedy()}});
        }
        co_await m_needs.clock.sleep(untilRequestsAreHeardAgain, cancel);
    }
}

Task<void> RequestWatcher::save(CancelToken cancel)
{
    for (;;) {
        const auto slept = co_await settle(m_needs.clock.sleep(betweenSaves, cancel));
        co_await m_needs.record.save(); // At the end of the program, too.
        if (slept.failure) {
            std::rethrow_exception(slept.failure);
        }
    }
}

} // namespace wakedock::core
