#include "models/common/bridge.h"
#include "tests/demo/demo_world.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

namespace {

/// A demo world on a thread of its own, as the real backend is.
class FarWorld
{
public:
    FarWorld()
    {
        doors = m_world->doors();
        m_world->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_world, &QObject::deleteLater);
        m_thread.start();
    }
    ~FarWorld()
    {
        m_thread.quit();
        m_thread.wait();
    }
    FarWorld(const FarWorld &) = delete;
    FarWorld &operator=(const FarWorld &) = delete;

    void there(std::function<void(DemoWorld &)> work)
    {
        QMetaObject::invokeMethod(m_world, [world = m_world, work] { work(*world); }, Qt::BlockingQueuedConnection);
    }

    WindowUseCases doors;
    DemoWorld *context() { return m_world; }
    QThread &thread() { return m_thread; }

private:
    DemoWorld *m_world = new DemoWorld(DemoWorld::Scenario::Full);
    QThread m_thread;
};

} // namespace

class TestBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnTheBackendThreadAndAnswersOnTheMainThread()
    {
        FarWorld world;
        std::atomic<QThread *> asked = nullptr;
        const auto list = world.doors.listServices;
        world.doors.listServices = [&asked, list](core::CallContext context) {
            asked = QThread::currentThread();
            return list(std::move(context));
        };
        Bridge bridge(world.doors, core::Actor::local("tester"), world.context());
        QThread *answered = nullptr;
        std::size_t services = 0;
        bridge.ask<core::ServiceList>(
            this, Bridge::Patience::Reading,
            [](const WindowUseCases &doors, core::CallContext context) { return doors.listServices(std::move(context)); },
            [&](const core::ServiceList &answer) {
                answered = QThread::currentThread();
                services = answer.services.size();
            },
            [](const Error &) { QFAIL("must not fail"); });
        QVERIFY(answered == nullptr); // Never inside ask().
        QVERIFY(waitUntil([&] { return answered != nullptr; }));
        QCOMPARE(asked.load(), &world.thread());
        QCOMPARE(answered, QThread::currentThread());
        QCOMPARE(services, std::size_t(10));
    }

    void actsAsTheLocalPersonWithARequestId()
    {
        FarWorld world;
        auto seen = std::make_shared<core::CallContext>();
        world.doors.usage = [seen](core::CallContext context) -> Task<WindowUseCases::Usage> {
            *seen = context;
            co_return WindowUseCases::Usage();
        };
        Bridge bridge(world.doors, core::Actor::local("tester"), world.context());
        bool done = false;
        bridge.ask<WindowUseCases::Usage>(
            this, Bridge::Patience::Reading,
            [](const WindowUseCases &doors, core::CallContext context) { return doors.usage(std::move(context)); },
            [&](const WindowUseCases::Usage &) { done = true; }, [](const Error &) { QFAIL("must not fail"); });
        QVERIFY(waitUntil([&] { return done; }));
        QCOMPARE(seen->actor, core::Actor::local("tester"));
        QVERIFY(!seen->requestId.empty());
        QVERIFY(seen->deadline.isSet());
    }

    void bringsTheErrorOfTheCoreAsItIs()
    {
        FarWorld world;
        world.doors.start = [](core::CallContext, core::ServiceId) -> Task<core::OperationTicket> {
            throw Error(ErrorCode::Conflict, "not_deployed", "It was never deployed.").withRemedy("Deploy it first.");
            co_return core::OperationTicket();
        };
        Bridge bridge(world.doors, core::Actor::local("tester"), world.context());
        std::optional<Error> failure;
        bridge.ask<core::OperationTicket>(
            this, Bridge::Patience::Acting,
            [](const WindowUseCases &doors, core::CallContext context) {
                return doors.start(std::move(context), core::ServiceId("x"));
            },
            [](const core::OperationTicket &) { QFAIL("must fail"); }, [&](const Error &error) { failure = error; });
        QVERIFY(waitUntil([&] { return failure.has_value(); }));
        QCOMPARE(failure->code(), ErrorCode::Conflict);
        QCOMPARE(failure->reason(), std::string("not_deployed"));
        QCOMPARE(failure->remedy(), std::string("Deploy it first."));
    }

    void tellsNobodyWhenTheReceiverDied()
    {
        FarWorld world;
        Bridge bridge(world.doors, core::Actor::local("tester"), world.context());
        auto receiver = std::make_unique<QObject>();
        bool called = false;
        const auto question = [](const WindowUseCases &doors, core::CallContext context) {
            return doors.listServices(std::move(context));
        };
        bridge.ask<core::ServiceList>(
            receiver.get(), Bridge::Patience::Reading, question, [&](const core::ServiceList &) { called = true; },
            [&](const Error &) { called = true; });
        receiver.reset();
        bool later = false;
        bridge.ask<core::ServiceList>(
            this, Bridge::Patience::Reading, question, [&](const core::ServiceList &) { later = true; },
            [](const Error &) {});
        QVERIFY(waitUntil([&] { return later; }));
        QVERIFY(!called);
    }

    void endsWhatIsUnderWayAsCancelledWhenItStops()
    {
        FarWorld world;
        world.doors.listServices = [](core::CallContext context) -> Task<core::ServiceList> {
            Completion<void> never;
            const auto registration = context.cancel.onCancel([never]() mutable { never.fail(Cancelled()); });
            co_await never;
            co_return core::ServiceList();
        };
        Bridge bridge(world.doors, core::Actor::local("tester"), world.context());
        const auto question = [](const WindowUseCases &doors, core::CallContext context) {
            return doors.listServices(std::move(context));
        };
        std::optional<Error> failure;
        bridge.ask<core::ServiceList>(
            this, Bridge::Patience::Reading, question, [](const core::ServiceList &) { QFAIL("must not answer"); },
            [&](const Error &error) { failure = error; });
        bridge.stop();
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code(), ErrorCode::Cancelled);
    }

    void deliversEventsOnceAFrameAndInOrder()
    {
        FarWorld world;
        Bridge bridge(world.doors, core::Actor::local("tester"), world.context());
        std::vector<std::uint64_t> order;
        int deliveries = 0;
        connect(&bridge, &Bridge::eventsArrived, this, [&](const std::vector<core::EventRecord> &events) {
            ++deliveries;
            for (const auto &record : events) {
                order.push_back(record.seq);
            }
        });
        world.there([](DemoWorld &there) {
            for (int i = 0; i < 500; ++i) {
                there.setStatus("blog", core::ServiceStatus::Running, std::to_string(i));
                there.setStatus("wiki", core::ServiceStatus::Stopped, std::to_string(i));
            }
        });
        QVERIFY(waitUntil([&] { return deliveries > 0; }));
        QVERIFY2(order.size() <= 4, "two services, so about two records, not a thousand");
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }
};

WAKEDOCK_TEST(TestBridge)
#include "test_bridge.moc"
