#include "models/terminal/terminal_tabs_model.h"
#include "tests/models/model_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wakedock;
using namespace wakedock::models;
using namespace wakedock::tests;

class TestTerminalModels : public QObject
{
    Q_OBJECT

    struct World {
        ModelBench bench;
        TerminalTabsModel tabs{bench.bridge};
        QAbstractItemModelTester tester{&tabs};

        World() { tabs.setServiceId(QStringLiteral("s1")); }
        TerminalTab &open()
        {
            tabs.open();
            waitUntil([this] { return !tabs.currentTab()->opening(); });
            return *tabs.currentTab();
        }
        static QString shown(TerminalTab &tab)
        {
            auto &screen = tab.screen();
            return screen.text({0, 0}, {screen.history() + screen.rows() - 1, 500}).trimmed();
        }
    };

private Q_SLOTS:
    void whatTheShellWritesIsShownAndWhatIsTypedArrives()
    {
        World world;
        auto &tab = world.open();
        QVERIFY(tab.running());
        QCOMPARE(tab.title(), QStringLiteral("Terminal 1"));
        QVERIFY(waitUntil([&] { return World::shown(tab) == QStringLiteral("/ #"); }));
        tab.screen().type(QStringLiteral("echo hi"));
        tab.screen().press(TerminalKey::Enter, {});
        QVERIFY(waitUntil([&] { return World::shown(tab).contains(QStringLiteral("\nhi\n")); }));
        QCOMPARE(world.bench.world.terminals().last().typed, std::string("echo hi\r"));
    }

    void whatIsTypedBeforeTheShellIsThereIsNotLost()
    {
        World world;
        world.tabs.open();
        auto &tab = *world.tabs.currentTab();
        QVERIFY(tab.opening());
        tab.screen().type(QStringLiteral("echo hi"));
        tab.screen().press(TerminalKey::Enter, {});
        QVERIFY(waitUntil([&] { return World::shown(tab).contains(QStringLiteral("\nhi\n")); }));
        QCOMPARE(world.bench.world.terminals().last().typed, std::string("echo hi\r"));
    }

    void aContainersTerminalsAreItsOwnAndStayOpen()
    {
        World world;
        world.open();
        const QString host = QStringLiteral("nas");
        world.tabs.showContainer(host, QStringLiteral("c1"));
        QCOMPARE(world.tabs.count(), 0);
        auto &tab = world.open();
        QVERIFY(tab.running());
        QCOMPARE(tab.title(), QStringLiteral("Terminal 1"));
        const auto &place = world.bench.world.terminals().place;
        QCOMPARE(place.service, std::string());
        QCOMPARE(place.host.value, std::string("nas"));
        QCOMPARE(place.container, std::string("c1"));
        world.tabs.showContainer(host, QStringLiteral("c2"));
        QCOMPARE(world.tabs.count(), 0);
        world.tabs.showContainer(host, QStringLiteral("c1"));
        QCOMPARE(world.tabs.currentTab(), &tab);
        world.tabs.setServiceId(QStringLiteral("s1"));
        QCOMPARE(world.tabs.count(), 1);
        QVERIFY(world.tabs.currentTab() != &tab);
        world.open();
        QCOMPARE(world.bench.world.terminals().place.service, std::string("s1"));
    }

    void theProgramLearnsItsSize()
    {
        World world;
        auto &tab = world.open();
        tab.resize(101, 33);
        QVERIFY(waitUntil([&] { return world.bench.world.terminals().last().size == core::TerminalSize{101, 33}; }));
    }

    void aProgramThatNamesItselfNamesItsTab()
    {
        World world;
        auto &tab = world.open();
        world.bench.world.terminals().last().say("\033]2;top\007");
        QVERIFY(waitUntil([&] { return tab.title() == QStringLiteral("top"); }));
    }

    void anEndIsSaidAndCanBeBegunAnew()
    {
        World world;
        auto &tab = world.open();
        world.bench.world.terminals().last().finish({core::TerminalEnd::Reason::ContainerStopped, 137});
        QVERIFY(waitUntil([&] { return !tab.running(); }));
        QCOMPARE(tab.message(), QStringLiteral("The container has stopped, and the terminal with it."));
        tab.reopen();
        QVERIFY(waitUntil([&] { return tab.running(); }));
        QVERIFY(tab.message().isEmpty());
    }

    void aRefusalIsSaidWithItsRemedy()
    {
        World world;
        world.bench.world.terminals().refusal =
            Error(ErrorCode::Conflict, "shell_missing", "The container has no shell.").withRemedy("Use another image.");
        auto &tab = world.open();
        QVERIFY(!tab.running());
        QCOMPARE(tab.message(), QStringLiteral("The container has no shell."));
        QCOMPARE(tab.remedy(), QStringLiteral("Use another image."));
    }

    void aClosedTabEndsItsProgram()
    {
        World world;
        world.open();
        world.open();
        QCOMPARE(world.tabs.count(), 2);
        QCOMPARE(world.tabs.current(), 1);
        world.tabs.close(1);
        QCOMPARE(world.tabs.current(), 0);
        QVERIFY(waitUntil([&] { return world.bench.world.terminals().last().isClosed; }));
        QCOMPARE(world.bench.world.terminals().count(), std::size_t(1));
        world.tabs.close(0);
        QVERIFY(world.tabs.currentTab() == nullptr);
        QVERIFY(waitUntil([&] { return world.bench.world.terminals().count() == 0; }));
    }

    void aTabClosedWhileItOpensLeavesNothingBehind()
    {
        World world;
        world.tabs.open();
        world.tabs.close(0);
        QVERIFY(waitUntil([&] { return world.bench.world.terminals().opened() == 1; }));
        QVERIFY(waitUntil([&] { return world.bench.world.terminals().count() == 0; }));
    }

    void eachServiceHasItsOwnTabs()
    {
        World world;
        world.open();
        world.tabs.setServiceId(QStringLiteral("s2"));
        QCOMPARE(world.tabs.count(), 0);
        QVERIFY(world.tabs.currentTab() == nullptr);
        world.tabs.setServiceId(QStringLiteral("s1"));
        QCOMPARE(world.tabs.count(), 1);
        QVERIFY(world.tabs.currentTab()->running());
    }
};

WAKEDOCK_TEST(TestTerminalModels)
#include "test_terminal_models.moc"
