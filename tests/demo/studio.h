#pragma once

#include "app/desktop/desktop_face.h"
#include "tests/demo/demo_world.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace wakedock::tests {

/// Where pictures go, and where the QML comes from (see DesktopGround).
struct ShotPlan {
    QString folder;
    QString qmlFolder;
};

/// One window on one world, posed and photographed.
class Studio
{
public:
    Studio(DemoWorld::Scenario scenario, bool dark, const ShotPlan &plan);
    ~Studio();

    DemoWorld &world() { return m_world; }
    /// Lets events, frames and layouts through.
    void settle(int milliseconds = 150);
    /// A function of the window.
    void call(const char *function, const QStringList &arguments = {});
    [[nodiscard]] QObject *model(const char *name);
    /// A part of the window by its object name.
    [[nodiscard]] QObject *part(const char *name);
    /// A function of a part, with the arguments' own types.
    template <class... Arguments>
    void ask(const char *name, const char *function, Arguments... arguments)
    {
        QMetaObject::invokeMethod(part(name), function, arguments...);
        settle();
    }
    void resize(int width, int height);
    bool shoot(const QString &name);

private:
    class QuietSink : public ILogSink
    {
    public:
        [[nodiscard]] bool wants(LogLevel level) const override { return level >= LogLevel::Warning; }
        void write(LogLevel level, std::string_view category, std::string_view message, const LogFields &fields) override;
    };

    QuietSink m_sink;
    DemoWorld m_world;
    QString m_folder;
    QString m_suffix;
    std::unique_ptr<app::DesktopFace> m_face;
};

} // namespace wakedock::tests
