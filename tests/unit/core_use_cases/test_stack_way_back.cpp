// Where a change of a stack ends once its visitors have moved, and what becomes of changes that wait behind it.
#include "tests/support/fixtures/routed_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QTimer>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

constexpr const char *apiDomain = "api.example.org";
constexpr const char *nextDomain = "next.example.org";
constexpr const char *extraDomain = "extra.example.org";

std::string serviceAt(const std::string &name, const std::string &domain, const std::string &image = "nginx:1.25")
{
    return "  " + name + ": {image: '" + image + "'"
        + (domain.empty() ? std::string() : ", labels: {wakedock.domain: " + domain + "}") + "}\n";
}

std::string bothRouted()
{
    return "services:\n" + serviceAt("web", shopDomain) + serviceAt("api", apiDomain);
}

/// One domain is another, one label is gone, and one service is new.
std::string allMoved()
{
    return "services:\n" + serviceAt("web", nextDomain, "nginx:1.26") + serviceAt("api", "")
        + serviceAt("extra", extraDomain);
}

Error diskIsFull()
{
    return Error(ErrorCode::Unavailable, "stack_files_failed", "No space left on device.");
}

/// Both domains of before lead to containers of the files before, and nothing of allMoved() is left.
void requireAllAsBefore(StackHouse &house)
{
    QVERIFY(isServed(house) && isServed(house, apiDomain));
    QVERIFY(!isServed(house, nextDomain) && !isServed(house, extraDomain));
    QVERIFY(markOf(house) != "none" && markOf(house, apiDomain) != "none");
    QCOMPARE(markOf(house, nextDomain), std::string("none"));
    QCOMPARE(house.service("shop-web")->record.config.domain, std::string(shopDomain));
    QCOMPARE(house.service("shop-api")->state.status, ServiceStatus::Running);
    QVERIFY(!house.service("shop-extra"));
    for (const Container &container : house.engine.world.all()) {
        QCOMPARE(container.image, std::string("nginx:1.25"));
    }
    QCOMPARE(house.stack().record->revision, std::int64_t(1));
}

} // namespace

class TestStackWayBack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatEndsBetweenTheCommitAndItsFilesGivesEveryDomainBack_data()
    {
        QTest::addColumn<bool>("isCrash");
        QTest::newRow("a crash") << true;
        QTest::newRow("a full disk") << false;
    }
    void whatEndsBetweenTheCommitAndItsFilesGivesEveryDomainBack()
    {
        QFETCH(bool, isCrash);
        StackHouse house;
        house.create(bothRouted());
        Completion<> keeping;
        house.stackFiles.holdKeep = keeping;
        const auto ticket = house.begin(house.core().stacks.change.execute(
            WorkshopFixture::as(Role::Admin), {shopId(), {}, StackHouse::content(allMoved()), {}}));
        QVERIFY(waitUntil([&house] { return markOf(house, nextDomain) != "none"; }));
        if (isCrash) {
            QTimer::singleShot(0, [keeping]() mutable { keeping.fail(Cancelled()); });
            house.restart();
        } else {
            keeping.fail(diskIsFull());
        }
        QVERIFY(waitUntil([&house] { return house.lastOperation().finishedAt.has_value(); }));
        house.calm();
        requireAllAsBefore(house);
        // The next change begins from there.
        house.change(allMoved());
        QVERIFY(isServed(house, nextDomain) && isServed(house, extraDomain));
        QVERIFY(!isServed(house) && !isServed(house, apiDomain));
        QVERIFY(!house.service("shop-api"));
    }

    void aDomainThatGoesToAnotherServiceIsNeverAsleep()
    {
        StackHouse house;
        house.create(bothRouted());
        house.change("services:\n" + serviceAt("web", "") + serviceAt("api", shopDomain));
        QVERIFY(!house.service("shop-web"));
        QCOMPARE(markOf(house), std::string("b"));
        QVERIFY(isServed(house) && !isServed(house, apiDomain));
    }

    void visitorsAreBackAtTheirServicesBeforeTheContainersAreMadeAnew()
    {
        StackHouse house;
        house.create(bothRouted());
        Completion<> keeping;
        house.stackFiles.holdKeep = keeping;
        const std::string swapped = "services:\n" + serviceAt("web", apiDomain) + serviceAt("api", shopDomain);
        const auto ticket = house.begin(house.core().stacks.change.execute(
            WorkshopFixture::as(Role::Admin), {shopId(), {}, StackHouse::content(swapped), {}}));
        const ServiceId web = house.service("shop-web")->record.id;
        QVERIFY(
            waitUntil([&] { return markOf(house, apiDomain) == "b" && house.proxy.routeOf(apiDomain)->serviceId == web; }));
        const int changes = house.proxy.changes();
        Completion<> upHeld;
        house.compose.holdUp = upHeld;
        keeping.fail(diskIsFull());
        QVERIFY(waitUntil([&house] { return !house.compose.holdUp.has_value(); }));
        QCOMPARE(house.compose.ran.back(), std::string("up shop +labels"));
        QCOMPARE(house.proxy.routeOf(shopDomain)->serviceId, web);
        QVERIFY(house.proxy.routeOf(apiDomain).has_value() && house.proxy.routeOf(apiDomain)->serviceId != web);
        QCOMPARE(house.proxy.changes(), changes + 1);
        upHeld.succeed();
        QVERIFY(waitUntil([&house] { return house.lastOperation().finishedAt.has_value(); }));
    }

    void whatIsTakenBackLeavesTheDomainsOfTheChangeBehindIt()
    {
        StackHouse house;
        house.create("services:\n" + serviceAt("web", shopDomain));
        Completion<> upHeld;
        house.compose.holdUp = upHeld;
        const auto change = [&house](const std::string &yaml) {
            return house.begin(house.core().stacks.change.execute(WorkshopFixture::as(Role::Admin),
                                                                  {shopId(), {}, StackHouse::content(yaml), {}}));
        };
        const auto first = change("services:\n" + serviceAt("web", shopDomain, "nginx:1.26"));
        QVERIFY(waitUntil([&house] { return !house.compose.holdUp.has_value(); }));
        const auto second = change("services:\n" + serviceAt("web", shopDomain) + serviceAt("extra", extraDomain));
        QVERIFY(house.service("shop-extra"));
        upHeld.fail(Error(ErrorCode::UpstreamFailed, "compose_failed", "No."));
        QVERIFY(WorkshopFixture::failureOf(first).has_value());
        QVERIFY(!WorkshopFixture::failureOf(second).has_value());
        QVERIFY(house.service("shop-extra"));
        QVERIFY(isServed(house, extraDomain) && isServed(house));
        QCOMPARE(markOf(house, extraDomain), std::string("a"));
    }
};

WAKEDOCK_TEST(TestStackWayBack)
#include "test_stack_way_back.moc"
