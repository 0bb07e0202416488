#include "tests/qml/qml_bench.h"

#include <QQmlEngine>
#include <QSettings>

#include <map>

namespace wakedock::tests {

namespace {

QString stillFile(const QString &file)
{
    QSettings settings(file, QSettings::IniFormat);
    settings.setValue(QStringLiteral("animated"), false);
    settings.sync();
    return file;
}

} // namespace

QmlBench::QmlBench() : m_preferences(stillFile(m_folder.filePath(QStringLiteral("window.ini"))), m_appearance) { }

QmlBench::~QmlBench() = default;

QObject *QmlBench::start(const QString &scenario)
{
    using Scenario = DemoWorld::Scenario;
    static const std::map<QString, Scenario> scenarios = {{QStringLiteral("full"), Scenario::Full},
                                                          {QStringLiteral("empty"), Scenario::Empty},
                                                          {QStringLiteral("loading"), Scenario::Loading},
                                                          {QStringLiteral("failing"), Scenario::Failing},
                                                          {QStringLiteral("docker-down"), Scenario::DockerDown}};
    return open(scenarios.at(scenario), core::Actor::local("tester"));
}

QObject *QmlBench::startAsViewer()
{
    core::Actor viewer = core::Actor::local("viewer");
    viewer.role = core::Role::Viewer;
    return open(DemoWorld::Scenario::Full, viewer);
}

QObject *QmlBench::open(DemoWorld::Scenario scenario, const core::Actor &actor)
{
    end();
    m_world = std::make_unique<DemoWorld>(scenario);
    m_bridge = std::make_unique<models::Bridge>(m_world->doors(), actor, m_world.get());
    m_catalog = std::make_unique<models::ModelCatalog>(*m_bridge);
    // Or the engine would take what a script got from an invokable for its own, and delete it.
    QQmlEngine::setObjectOwnership(m_catalog.get(), QQmlEngine::CppOwnership);
    return m_catalog.get();
}

void QmlBench::end()
{
    m_catalog.reset();
    m_bridge.reset();
    m_world.reset();
}

QString QmlBench::idOf(const QString &name) const
{
    return QString::fromStdString(m_world->idOf(name.toStdString()).value);
}

QStringList QmlBench::calls() const
{
    QStringList calls;
    for (const auto &call : m_world->calls()) {
        calls.append(QString::fromStdString(call));
    }
    return calls;
}

} // namespace wakedock::tests
