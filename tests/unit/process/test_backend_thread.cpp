#include "app/process/backend_thread.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QThread>

using namespace wakedock;
using namespace wakedock::app;
using namespace wakedock::tests;

class TestBackendThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workRunsOnTheOtherThreadAndItsFailureComesBack()
    {
        BackendThread thread;
        QThread *ranOn = nullptr;
        thread.run([&ranOn]() -> Task<void> {
            ranOn = QThread::currentThread();
            co_return;
        });
        QVERIFY(ranOn != nullptr && ranOn != QThread::currentThread());
        const auto failing = []() -> Task<void> {
            throw Error(ErrorCode::Unavailable, "no_luck", "No luck.");
            co_return;
        };
        QVERIFY_THROWS_EXCEPTION(Error, thread.run(failing));
    }

    void postedWorkEndsOnTheThreadThatAsked()
    {
        BackendThread thread;
        QThread *toldOn = nullptr;
        const auto work = []() -> Task<void> { co_return; };
        thread.post(work, this, [&toldOn](std::exception_ptr) { toldOn = QThread::currentThread(); });
        QVERIFY(waitUntil([&toldOn] { return toldOn != nullptr; }));
        QCOMPARE(toldOn, QThread::currentThread());
    }
};

WAKEDOCK_TEST(TestBackendThread)
#include "test_backend_thread.moc"
