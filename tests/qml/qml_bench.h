#pragma once

#include "app/desktop/system_appearance.h"
#include "app/desktop/window_preferences.h"
#include "models/model_catalog.h"
#include "tests/demo/demo_world.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace wakedock::tests {

/// What tst_*.qml files set up and steer: a world, its models, and the window's preferences.
class QmlBench : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QObject *preferences READ preferences CONSTANT)

public:
    QmlBench();
    ~QmlBench() override;

    /// A fresh catalog over a fresh world: full, empty, loading, failing or docker-down.
    Q_INVOKABLE QObject *start(const QString &scenario);
    /// The full world, for somebody who may only look.
    Q_INVOKABLE QObject *startAsViewer();
    Q_INVOKABLE void end();
    Q_INVOKABLE bool advance() { return m_world->advance(); }
    Q_INVOKABLE void measure() { m_world->measure(); }
    Q_INVOKABLE void setDockerThere(bool there) { m_world->setDockerThere(there); }
    /// The service belongs to a stack from now on.
    Q_INVOKABLE void giveToStack(const QString &name) { m_world->giveToStack(name.toStdString()); }
    /// Sleep advice is refused from now on.
    Q_INVOKABLE void refuseAdvice() { m_world->refuseAdvice(); }
    Q_INVOKABLE QString idOf(const QString &name) const;
    Q_INVOKABLE QStringList calls() const;
    /// Into the clipboard, as from another program.
    Q_INVOKABLE void copy(const QString &text) { QGuiApplication::clipboard()->setText(text); }
    QObject *preferences() { return &m_preferences; }

private:
    QObject *open(DemoWorld::Scenario scenario, const core::Actor &actor);

    QTemporaryDir m_folder;
    app::SystemAppearance m_appearance;
    app::WindowPreferences m_preferences;
    std::unique_ptr<DemoWorld> m_world;
    std::unique_ptr<models::Bridge> m_bridge;
    std::unique_ptr<models::ModelCatalog> m_catalog;
};

} // namespace wakedock::tests
