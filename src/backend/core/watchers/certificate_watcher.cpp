#include "backend/core/watchers/certificate_watcher.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <utility>

namespace wakedock::core {

namespace {

/// A certificate is there some moments after the route it is for.
constexpr std::chrono::seconds untilCertified{1};
constexpr std::chrono::minutes untilHeardAgain{5};

bool concernsCertificates(const Event &event)
{
    const auto *service = std::get_if<ServiceChanged>(&event);
    const auto *health = std::get_if<ComponentHealthChanged>(&event);
    return (service != nullptr && !service->service->record.config.domain.empty())
        || (health != nullptr && health->health.name == "caddy") || std::holds_alternative<CertificatesChanged>(event);
}

} // namespace

CertificateWatcher::CertificateWatcher(IProxyCertificates &proxy, CertificateSights &sights, IEventBus &events,
                                       IClock &clock, Log log)
    : m_proxy(proxy)
    , m_sights(sights)
    , m_events(events)
    , m_clock(clock)
    , m_log(log)
{
}

void CertificateWatcher::start(TaskScope &scope)
{
    scope.start("hearing of certificates", [this](CancelToken cancel) { return listen(std::move(cancel)); });
    scope.start("watching certificates end", [this](CancelToken cancel) { return watchTime(std::move(cancel)); });
    m_subscription = m_events.subscribe([this, &scope](const EventRecord &record) {
        if (concernsCertificates(record.event)) {
            lookSoon(scope);
        }
    });
}

Task<void> CertificateWatcher::listen(CancelToken cancel)
{
    for (;;) {
        const auto heard =
            co_await settle(m_proxy.listen([this](CertificateNews news) { m_sights.heard(std::move(news)); }, cancel));
        cancel.throwIfCancelled();
        if (heard.failure) {
            m_log.warning(describe(heard.failure), {{"remedy", asError(heard.failure).remedy()}});
        }
        co_await m_clock.sleep(untilHeardAgain, cancel);
    }
}

Task<void> CertificateWatcher::watchTime(CancelToken cancel)
{
    for (;;) {
        co_await m_clock.sleep(m_sights.untilNextLook(), cancel);
        m_sights.forget();
        // It is otherwise by time alone, which no look would find.
        m_events.publish(CertificatesChanged{});
    }
}

void CertificateWatcher::lookSoon(TaskScope &scope)
{
    if (!std::exchange(m_isDue, true)) {
        scope.start("looking at certificates", [this](CancelToken cancel) { return look(std::move(cancel)); });
    }
}

Task<void> CertificateWatcher::look(CancelToken cancel)
{
    co_await m_clock.sleep(untilCertified, cancel);
    m_isDue = false;
    CallContext context;
    context.actor = Actor::system();
    context.cancel = std::move(cancel);
    co_await m_sights.look(context);
}

} // namespace wakedock::core
