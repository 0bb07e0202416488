// Runs the tst_*.qml files: QUICK_TEST_MAIN with our types, our module and a bench.
#include "app/desktop/qml_runtime.h"
#include "tests/qml/qml_bench.h"

#include <QApplication>
#include <QQmlContext>
#include <QQmlEngine>
#include <QtQuickTest>

namespace wakedock::tests {

class QmlSetup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        app::prepareQml(*engine);
        engine->rootContext()->setContextProperty(QStringLiteral("bench"), &m_bench);
    }
    void cleanupTestCase() { m_bench.end(); }

private:
    QmlBench m_bench;
};

} // namespace wakedock::tests

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    wakedock::tests::QmlSetup setup;
    return quick_test_main_with_setup(argc, argv, "window", nullptr, &setup);
}

#include "main.moc"
