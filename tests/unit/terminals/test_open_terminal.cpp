#include "backend/core/domain/rules/permission_rules.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

/// Who may open a terminal where.
class TestOpenTerminal : public QObject
{
    Q_OBJECT

    static CallContext as(Role role) { return WorkshopFixture::as(role); }
    static OpenTerminalRequest in(const std::string &service)
    {
        OpenTerminalRequest request;
        request.service = service;
        return request;
    }
    static OpenTerminalRequest inContainer(const std::string &container)
    {
        OpenTerminalRequest request;
        request.container = container;
        return request;
    }
    static std::string reason(WorkshopFixture &world, CallContext context, OpenTerminalRequest request)
    {
        const auto error = awaitError(world.core().openTerminal.execute(std::move(context), std::move(request)));
        return error ? error->reason() : "none";
    }
    /// The terminals' port knows the containers of the engine.
    static void follow(WorkshopFixture &world)
    {
        for (const auto &service : world.core().states.all()) {
            for (const auto &container : world.core().states.containersOf(service->record.id)) {
                world.terminals.containers[container.id] = container.status == ContainerStatus::Running;
            }
        }
    }

private Q_SLOTS:
    void anOperatorOpensOneInAServiceByNameOrId()
    {
        WorkshopFixture world;
        const auto service = world.deploy(aService("shop"))->record.id;
        follow(world);
        const auto view = await(world.core().openTerminal.execute(as(Role::Operator), in("shop")));
        QCOMPARE(view->info().serviceName, std::string("shop"));
        QCOMPARE(view->info().owner, as(Role::Operator).actor.name);
        QVERIFY(view->info().containerName.starts_with("wakedock-shop-"));
        QCOMPARE(reason(world, as(Role::Operator), in(service.value)), std::string("none"));
    }

    void whoMayOnlyReadOpensNone()
    {
        WorkshopFixture world;
        world.deploy(aService("shop"));
        follow(world);
        QCOMPARE(reason(world, as(Role::Viewer), in("shop")), std::string("permission_missing"));
        QCOMPARE(reason(world, as(Role::Viewer), in("nobody")), std::string("permission_missing"));
        QVERIFY(world.terminals.opened.empty());
    }

    void anyContainerByItselfIsForAdministrators()
    {
        WorkshopFixture world;
        world.deploy(aService("shop"));
        follow(world);
        const auto id = world.terminals.containers.begin()->first;
        QCOMPARE(reason(world, as(Role::Operator), inContainer(id)), std::string("permission_missing"));
        QCOMPARE(reason(world, as(Role::Admin), inContainer(id)), std::string("none"));
    }

    void aServiceThatMountsTheHostIsForAdministrators()
    {
        WorkshopFixture world;
        world.deploy(aService("agent").withBind("/var/run/docker.sock", "/var/run/docker.sock"));
        follow(world);
        QCOMPARE(reason(world, as(Role::Operator), in("agent")), std::string("permission_missing"));
        QCOMPARE(reason(world, as(Role::Admin), in("agent")), std::string("none"));
    }

    void whatIsNotThereOrDoesNotRunIsSaid()
    {
        WorkshopFixture world;
        const auto shop = world.deploy(aService("shop"))->record.id;
        QCOMPARE(reason(world, as(Role::Operator), in("nobody")), std::string("service_not_found"));
        world.finish(world.core().stopService.execute(as(Role::Admin), shop));
        QCOMPARE(reason(world, as(Role::Operator), in("shop")), std::string("service_not_running"));
    }

    void whatIsAskedForIsChecked()
    {
        WorkshopFixture world;
        world.deploy(aService("shop"));
        follow(world);
        auto request = in("shop");
        request.command = {{""}, "a\nb", "tmp", {80, 24}};
        const auto error = awaitError(world.core().openTerminal.execute(as(Role::Operator), request));
        QCOMPARE(error->code(), ErrorCode::Invalid);
        QCOMPARE(error->fields().size(), std::size_t(3));
        request = in("shop");
        request.command.size.rows = 1001;
        QCOMPARE(reason(world, as(Role::Operator), request), std::string("terminal_size_invalid"));
    }

    void comingBackNeedsTheRightStill()
    {
        WorkshopFixture world;
        world.deploy(aService("shop"));
        follow(world);
        const auto view = await(world.core().openTerminal.execute(as(Role::Operator), in("shop")));
        const AttachTerminalRequest request{view->info().id, {}};
        QVERIFY(!awaitError(world.core().attachTerminal.execute(as(Role::Operator), request)));
        auto demoted = as(Role::Operator);
        demoted.actor.role = Role::Viewer;
        QCOMPARE(awaitError(world.core().attachTerminal.execute(demoted, request))->reason(),
                 std::string("permission_missing"));
    }
};

WAKEDOCK_TEST(TestOpenTerminal)
#include "test_open_terminal.moc"
