#include "tests/support/fakes/fake_container_engine.h"

#include <QMetaObject>
#include <QTimer>

#include <algorithm>

namespace wakedock::tests {

using namespace core;

struct FakeContainerEngine::Watcher {
    std::function<void(EngineFact)> onFact;
    CancelToken cancel;
};

FakeContainerEngine::FakeContainerEngine() = default;
FakeContainerEngine::~FakeContainerEngine() = default;

void FakeContainerEngine::addImage(const std::string &reference, FakeImage image)
{
    if (image.info.id.empty()) {
        image.info.id = "sha256:" + std::string(52, '0') + std::to_string(100000000000 + world.images.size());
    }
    world.images[reference] = std::move(image);
}

void FakeContainerEngine::failNext(const std::string &call, Error error)
{
    m_failures[call].push_back(std::move(error));
}

void FakeContainerEngine::failAlways(const std::string &call, Error error)
{
    m_standing.insert_or_assign(call, std::move(error));
}

void FakeContainerEngine::allow(const std::string &call)
{
    m_standing.erase(call);
}

Completion<> FakeContainerEngine::holdNext(const std::string &call)
{
    Completion<> hold;
    m_holds[call].push_back(hold);
    return hold;
}

void FakeContainerEngine::setReachable(bool reachable, const std::string &reason)
{
    m_isReachable = reachable;
    m_gapReason = reason;
    if (reachable) {
        tell(listed());
    } else {
        tell(engine_fact::Gap{reason, "Start the engine."});
    }
}

void FakeContainerEngine::setHealth(const std::string &idOrName, ContainerHealth health)
{
    auto &container = world.container(idOrName);
    container.seen.health = health;
    tellChanged(container.seen, health == ContainerHealth::Healthy ? "health_status: healthy" : "health_status: unhealthy");
}

void FakeContainerEngine::crash(const std::string &idOrName, int exitCode)
{
    auto &container = world.container(idOrName);
    if (FakeEngineWorld::stop(container, exitCode)) {
        tellChanged(container.seen, "die");
    }
}

void FakeContainerEngine::pause(const std::string &idOrName)
{
    auto &container = world.container(idOrName);
    container.seen.status = ContainerStatus::Paused;
    tellChanged(container.seen, "pause");
}

void FakeContainerEngine::removeFromOutside(const std::string &idOrName)
{
    const auto id = world.container(idOrName).seen.id;
    world.containers.erase(id);
    tell(engine_fact::Gone{id});
}

void FakeContainerEngine::tellOf(const std::string &idOrName, const std::string &cause)
{
    tellChanged(world.container(idOrName).seen, cause);
}

std::string FakeContainerEngine::addContainer(ContainerSpec spec, bool running)
{
    if (!world.findImage(spec.image)) {
        addImage(spec.image);
    }
    const auto id = world.create(spec);
    if (running) {
        world.start(world.container(id));
    }
    tellChanged(world.container(id).seen, running ? "start" : "create");
    return id;
}

int FakeContainerEngine::callCount(const std::string &call) const
{
    return static_cast<int>(std::count(m_calls.begin(), m_calls.end(), call));
}

CallContext FakeContainerEngine::lastContext(const std::string &call) const
{
    const auto found = m_contexts.find(call);
    return found == m_contexts.end() ? CallContext() : found->second;
}

Task<void> FakeContainerEngine::enter(std::string call, CallContext context)
{
    m_calls.push_back(call);
    m_contexts.insert_or_assign(call, context);
    Completion<> turn;
    auto &holds = m_holds[call];
    if (holds.empty()) {
        QTimer::singleShot(0, &m_turns, [turn]() mutable { turn.succeed(); });
    } else {
        turn = holds.front();
        holds.pop_front();
    }
    QTimer late;
    QObject::connect(&late, &QTimer::timeout, &late, [turn]() mutable {
        turn.fail(Error(ErrorCode::Timeout, "engine_timeout", "The engine did not answer in time."));
    });
    const auto left = context.deadline.left(std::chrono::milliseconds(-1));
    if (left.count() == 0) {
        turn.fail(Error(ErrorCode::Timeout, "engine_timeout", "The engine did not answer in time."));
    } else if (left.count() > 0) {
        late.start(left);
    }
    const auto registration = context.cancel.onCancel([turn]() mutable { turn.fail(Cancelled()); });
    co_await turn;
    if (!m_isReachable) {
        throw Error(ErrorCode::Unavailable, "engine_unreachable", m_gapReason).withRemedy("Start the engine.");
    }
    if (const auto standing = m_standing.find(call); standing != m_standing.end()) {
        throw standing->second;
    }
    if (auto &failures = m_failures[call]; !failures.empty()) {
        const Error failure = failures.front();
        failures.pop_front();
        throw failure;
    }
}

engine_fact::Listed FakeContainerEngine::listed() const
{
    return {world.all(), engineVersion};
}

void FakeContainerEngine::tell(EngineFact fact)
{
    for (const auto &watcher : m_watchers) {
        QMetaObject::invokeMethod(
            &m_turns,
            [watcher, fact] {
                if (!watcher->cancel.isCancelled()) {
                    watcher->onFact(fact);
                }
            },
            Qt::QueuedConnection);
    }
}

void FakeContainerEngine::tellChanged(const Container &container, const std::string &cause)
{
    tell(engine_fact::Changed{container, cause});
}

Task<void> FakeContainerEngine::watch(std::function<void(EngineFact)> onFact, CancelToken cancel)
{
    m_calls.emplace_back("watch");
    const auto watcher = std::make_shared<Watcher>(Watcher{std::move(onFact), cancel});
    m_watchers.push_back(watcher);
    const EngineFact first = m_isReachable ? EngineFact(listed()) : EngineFact(engine_fact::Gap{m_gapReason, "Start it."});
    QMetaObject::invokeMethod(
        &m_turns,
        [watcher, first] {
            if (!watcher->cancel.isCancelled()) {
                watcher->onFact(first);
            }
        },
        Qt::QueuedConnection);
    Completion<> stopped;
    const auto registration = cancel.onCancel([stopped]() mutable { stopped.succeed(); });
    co_await stopped;
    std::erase(m_watchers, watcher);
}

} // namespace wakedock::tests
