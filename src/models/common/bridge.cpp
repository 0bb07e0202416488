#include "models/common/bridge.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/utils/uuid.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <chrono>
#include <utility>

namespace wakedock::models {

namespace {
constexpr std::chrono::milliseconds bridgeFrame(16);
constexpr std::chrono::seconds bridgeReadingPatience(20);
constexpr std::chrono::seconds bridgeStopPatience(5);
constexpr std::chrono::milliseconds bridgeStopTick(50);
} // namespace

/// The half of the bridge that lives over there. Failures of questions are delivered to who asked, so the scope itself
/// has nothing to report.
struct Bridge::BackendSide {
    WindowUseCases useCases;
    core::Actor actor;
    std::optional<TaskScope> scope;
    std::shared_ptr<void> subscription;

    TaskScope &tasks()
    {
        if (!scope) {
            scope.emplace([](const std::string &, const std::exception_ptr &) { });
        }
        return *scope;
    }

    static Task<void> end(std::shared_ptr<BackendSide> side, std::function<void()> onEnd)
    {
        side->subscription.reset();
        side->tasks().cancel();
        co_await side->tasks().idle();
        side->scope.reset();
        onEnd();
    }
};

Bridge::Bridge(WindowUseCases useCases, core::Actor actor, QObject *backend)
    : m_backend(backend)
    , m_role(actor.role)
    , m_mail(std::make_shared<Mailbox>(this))
    , m_events(std::make_shared<EventQueue>())
    , m_backendSide(std::make_shared<BackendSide>())
{
    m_backendSide->useCases = std::move(useCases);
    m_backendSide->actor = std::move(actor);
    listen();
}

Bridge::~Bridge()
{
    stop();
}

bool Bridge::may(std::string_view permission) const
{
    return core::allows(m_role, permission);
}

void Bridge::listen()
{
    const auto subscribe = [side = m_backendSide, mail = m_mail, events = m_events, bridge = this] {
        // `bridge` is only touched inside a letter, which a dead bridge never opens.
        side->subscription = side->useCases.subscribe([mail, events, bridge](const core::EventRecord &record) {
            if (events->push(record)) {
                mail->post([bridge] { QTimer::singleShot(bridgeFrame, bridge, &Bridge::drain); });
            }
        });
    };
    QMetaObject::invokeMethod(m_backend, subscribe, Qt::QueuedConnection);
}

void Bridge::drain()
{
    const auto events = m_events->take();
    if (!events.empty() && !m_stopped) {
        Q_EMIT eventsArrived(events);
    }
}

quint64 Bridge::await(QObject *receiver, std::function<void()> onAnswer, OnFailure onFailure)
{
    const quint64 id = ++m_lastId;
    m_waiting.insert(id, Waiting{receiver, std::move(onAnswer), std::move(onFailure)});
    return id;
}

void Bridge::run(quint64 id, Patience patience, Work work)
{
    if (m_stopped) {
        m_mail->post([this, id] { settle(id, Cancelled("WakeDock is closing.")); });
        return;
    }
    // The scope keeps the lambda while its coroutine runs.
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-capturing-lambda-coroutines)
    auto ask = [side = m_backendSide, mail = m_mail, bridge = this, id, patience,
                work = std::move(work)](CancelToken token) -> Task<void> {
        core::CallContext context;
        context.actor = side->actor;
        context.requestId = makeUuid();
        // An action goes on when the window closes; a reading has nobody left to read it.
        if (patience == Patience::Reading) {
            context.deadline = Deadline::in(bridgeReadingPatience);
            context.cancel = token;
        }
        std::optional<Error> failure;
        try {
            co_await work(side->useCases, std::move(context));
        } catch (...) {
            failure = asError(std::current_exception());
        }
        mail->post([bridge, id, failure] { bridge->settle(id, failure); });
    };
    const auto start = [side = m_backendSide, ask = std::move(ask)] { side->tasks().start("question of the window", ask); };
    QMetaObject::invokeMethod(m_backend, start, Qt::QueuedConnection);
}

void Bridge::settle(quint64 id, const std::optional<Error> &failure)
{
    const Waiting waiting = m_waiting.take(id);
    if (!waiting.receiver) {
        return;
    }
    if (failure) {
        waiting.onFailure(*failure);
    } else {
        waiting.onAnswer();
    }
}

void Bridge::stop()
{
    if (std::exchange(m_stopped, true)) {
        return;
    }
    const auto over = std::make_shared<bool>(false);
    const auto ended = [mail = m_mail, over] { mail->post([over] { *over = true; }); };
    const auto end = [side = std::exchange(m_backendSide, std::make_shared<BackendSide>()), ended] {
        // Dropped on purpose: it cannot fail, and a scope cannot wait for its own end from inside.
        BackendSide::end(side, ended);
    };
    QMetaObject::invokeMethod(m_backend, end, Qt::QueuedConnection);
    // Not QEventLoop::exec(): once the application was told to quit, it returns at once without doing anything.
    const QDeadlineTimer patience(bridgeStopPatience);
    QTimer wake;
    wake.start(bridgeStopTick);
    while (!*over && !patience.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents | QEventLoop::WaitForMoreEvents);
    }
    m_mail->close();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &one : waiting) {
        if (one.receiver) {
            one.onFailure(Cancelled("WakeDock is closing."));
        }
    }
}

} // namespace wakedock::models
