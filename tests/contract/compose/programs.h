#pragma once

#include "backend/infrastructure/docker/compose/compose_runner.h"
#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/support/fakes/recording_log.h"

#include <QFile>
#include <QTemporaryDir>

#include <map>
#include <string>

namespace wakedock::tests {

/// Which Compose program a test runs with: Debian's docker-compose, or a script that stands for docker's plugin. The script
/// takes the plugin's command line, notes it and gives the work to docker-compose.
class Programs
{
public:
    explicit Programs(const std::string &engine = "unix:///var/run/docker.sock")
        : engines(core::EngineAddress{engine, {}, false}, Log(sink, log_category::Docker))
    {
    }

    [[nodiscard]] std::map<std::string, std::string> environment(const QString &kind)
    {
        std::map<std::string, std::string> made{{"PATH", "/usr/bin:/bin"}, {"HOME", m_folder.path().toStdString()}};
        if (kind == QLatin1String("plugin")) {
            writeProgram("docker",
                         "#!/bin/sh\n[ \"$1\" = compose ] || exec /usr/bin/docker \"$@\"\nshift\n"
                         "if [ \"$1\" = version ]; then echo v2.29.7; exit 0; fi\n"
                         "printf '%s\\n' \"$@\" >>\"$HOME/arguments\"\nexec docker-compose \"$@\"\n");
            made["PATH"] = m_folder.path().toStdString() + ":" + made["PATH"];
        } else if (kind == QLatin1String("none")) {
            made["PATH"] = m_folder.path().toStdString();
        }
        return made;
    }
    /// Found before all others by environment("plugin").
    void writeProgram(const char *name, const QByteArray &script)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        file.open(QIODevice::WriteOnly | QIODevice::Truncate);
        file.write(script);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    [[nodiscard]] QByteArray noted(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] std::string loginsFolder() const { return m_folder.filePath(QStringLiteral("run/logins")).toStdString(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    RecordingLog sink;
    docker::DockerEngines engines;

private:
    QTemporaryDir m_folder;
};

} // namespace wakedock::tests
