// A class, and so for CTest a process, of its own: an application that was told to quit runs no event loop any more.
#include "app/desktop/desktop_face.h"
#include "tests/demo/demo_world.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

class SilentSink : public ILogSink
{
public:
    [[nodiscard]] bool wants(LogLevel) const override { return false; }
    void write(LogLevel, std::string_view, std::string_view, const LogFields &) override { }
};

} // namespace

class TestWindowClosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closingTheWindowEndsTheProgramOnlyWhereThereIsNoTray()
    {
        QTemporaryDir folder;
        DemoWorld world(DemoWorld::Scenario::Empty);
        SilentSink sink;
        const auto face = app::makeDesktop({world.doors(), core::Actor::local("tester"), &world,
                                            Log(sink, log_category::Window), folder.filePath(QStringLiteral("w.ini"))});
        QTimer::singleShot(0, face->window(), &QWindow::close);
        QTimer::singleShot(10000, qApp, [] { QCoreApplication::exit(1); });
        QCOMPARE(QApplication::exec(), 0); // The offscreen platform has no tray.
        QVERIFY(!face->window()->isVisible());
    }

    void waitsForWhatRunsOnTheBackendThreadAlsoAfterQuit()
    {
        QTemporaryDir folder;
        QThread backend;
        auto *world = new DemoWorld(DemoWorld::Scenario::Full);
        auto doors = world->doors();
        auto left = std::make_shared<bool>(false);
        doors.listServices = [left](core::CallContext context) -> Task<core::ServiceList> {
            const auto leaving = std::shared_ptr<void>(nullptr, [left](void *) { *left = true; });
            Completion<void> never;
            const auto registration = context.cancel.onCancel([never]() mutable { never.fail(Cancelled()); });
            co_await never;
            co_return core::ServiceList();
        };
        world->moveToThread(&backend);
        connect(&backend, &QThread::finished, world, &QObject::deleteLater);
        backend.start();
        SilentSink sink;
        {
            const auto face = app::makeDesktop({doors, core::Actor::local("tester"), world, Log(sink, log_category::Window),
                                                folder.filePath(QStringLiteral("q.ini"))});
            QTimer::singleShot(200, qApp, &QCoreApplication::quit);
            QApplication::exec();
        }
        QVERIFY(*left);
        backend.quit();
        backend.wait();
    }
};

WAKEDOCK_TEST(TestWindowClosing)
#include "test_window_closing.moc"
