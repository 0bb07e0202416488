#include "tests/demo/studio.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QImage>
#include <QMetaObject>
#include <QQuickWindow>
#include <QSettings>
#include <QTimer>
#include <QVariant>

#include <cstdio>

namespace wakedock::tests {

void Studio::QuietSink::write(LogLevel, std::string_view, std::string_view message, const LogFields &)
{
    std::fprintf(stderr, "%.*s\n", static_cast<int>(message.size()), message.data());
}

Studio::Studio(DemoWorld::Scenario scenario, bool dark, const ShotPlan &plan)
    : m_world(scenario)
    , m_folder(plan.folder)
    , m_suffix(dark ? "dark" : "light")
{
    const QString settings =
        QDir::temp().filePath(QStringLiteral("wakedock-shots-%1.ini").arg(QCoreApplication::applicationPid()));
    QFile::remove(settings);
    QSettings remembered(settings, QSettings::IniFormat);
    remembered.setValue(QStringLiteral("theme"), dark ? 2 : 1);
    remembered.setValue(QStringLiteral("animated"), false);
    remembered.sync();
    m_face = app::makeDesktop({m_world.doors(), core::Actor::local("operator"), &m_world, Log(m_sink, log_category::Window),
                               settings, plan.qmlFolder});
    settle();
    for (int i = 0; i < 45; ++i) {
        m_world.measure();
        settle(20);
    }
    settle();
}

Studio::~Studio() = default;

void Studio::settle(int milliseconds)
{
    QEventLoop turn;
    QTimer::singleShot(milliseconds, &turn, &QEventLoop::quit);
    turn.exec();
}

void Studio::call(const char *function, const QStringList &arguments)
{
    if (arguments.isEmpty()) {
        QMetaObject::invokeMethod(m_face->window(), function);
    } else if (arguments.size() == 1) {
        QMetaObject::invokeMethod(m_face->window(), function, Q_ARG(QString, arguments.at(0)));
    } else {
        QMetaObject::invokeMethod(m_face->window(), function, Q_ARG(QString, arguments.at(0)),
                                  Q_ARG(QString, arguments.at(1)));
    }
    settle();
}

QObject *Studio::model(const char *name)
{
    auto *catalog = m_face->window()->property("catalog").value<QObject *>();
    return catalog->property(name).value<QObject *>();
}

QObject *Studio::part(const char *name)
{
    return m_face->window()->findChild<QObject *>(QLatin1String(name));
}

void Studio::resize(int width, int height)
{
    m_face->window()->resize(width, height);
    settle();
}

bool Studio::shoot(const QString &name)
{
    settle();
    const QImage picture = m_face->window()->grabWindow();
    const QString file = QDir(m_folder).filePath(QStringLiteral("%1-%2.png").arg(name, m_suffix));
    const bool written = !picture.isNull() && picture.save(file);
    std::printf("%s %s\n", written ? "wrote" : "could not write", qPrintable(file));
    return written;
}

} // namespace wakedock::tests
