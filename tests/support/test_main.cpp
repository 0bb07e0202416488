// Runs the test classes of one program: all, or the one named first on the command line (as CTest does).
#include "test_registry.h"

#include <QTest>

#ifdef WAKEDOCK_TEST_GUI
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

#include <cstdio>

int main(int argc, char *argv[])
{
    // An exception that leaves a test ends the program; Qt 6.4 would print stack traces of that in an endless loop.
    qputenv("QTEST_DISABLE_STACK_DUMP", "1");
#ifdef WAKEDOCK_TEST_GUI
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    qputenv("QT_QUICK_BACKEND", "software");
#endif
    const Application application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    QString wanted;
    if (arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-'))) {
        wanted = arguments.takeAt(1);
    }
    int failures = 0;
    int ran = 0;
    for (const auto &test : wakedock::tests::registeredTests()) {
        if (wanted.isEmpty() || QString::fromStdString(test.name) == wanted) {
            const auto object = test.make();
            failures += QTest::qExec(object.get(), arguments);
            // What asked to be deleted by the loop that is over now, as the end of a thread does it.
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            ++ran;
        }
    }
    if (ran == 0) {
        std::fprintf(stderr, "No test class is named %s.\n", qPrintable(wanted));
        return 2;
    }
    return failures == 0 ? 0 : 1;
}
