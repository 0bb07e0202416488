#include "app/program/window_call.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QThread>

#include <thread>

using namespace wakedock::app;
using namespace wakedock::tests;

class TestWindowCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallFromAnotherThreadIsAnsweredOnThisOne()
    {
        WindowCall window;
        QThread *answeredOn = nullptr;
        window.answerWith([&answeredOn] { answeredOn = QThread::currentThread(); });
        std::thread([&window] { window.call(); }).join();
        QVERIFY(answeredOn == nullptr);
        QVERIFY(waitUntil([&answeredOn] { return answeredOn != nullptr; }));
        QCOMPARE(answeredOn, QThread::currentThread());
    }

    void aCallBeforeThereIsAWindowIsMadeUpForOnce()
    {
        WindowCall window;
        window.call();
        window.call();
        QCoreApplication::processEvents();
        int raised = 0;
        window.answerWith([&raised] { ++raised; });
        QCOMPARE(raised, 1);
        window.answerWith([&raised] { ++raised; });
        QCOMPARE(raised, 1);
    }

    void aCallAfterTheWindowIsGoneDoesNothing()
    {
        int raised = 0;
        {
            WindowCall window;
            window.answerWith([&raised] { ++raised; });
            window.call();
            window.answerWith({});
            QCoreApplication::processEvents();
            window.call();
        }
        QCoreApplication::processEvents();
        QCOMPARE(raised, 0);
    }
};

WAKEDOCK_TEST(TestWindowCall)
#include "test_window_call.moc"
