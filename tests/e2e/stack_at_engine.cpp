#include "stack_at_engine.h"

#include "tests/support/fixtures/test_images.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace wakedock::tests {

namespace {

QStringList linesOf(const QString &text)
{
    return text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

StackAtEngine::StackAtEngine(const QString &name) : m_filter("label=com.docker.compose.project=" + name.toStdString()) { }

std::string StackAtEngine::containersOf(const std::string &service) const
{
    return runDocker(
        {"ps", "-aq", "--no-trunc", "--filter", m_filter, "--filter", "label=com.docker.compose.service=" + service});
}

std::string StackAtEngine::inspect(const std::string &service, const std::string &format) const
{
    const auto id = containersOf(service);
    return id.empty() ? "gone" : runDocker({"inspect", "--format", format, id});
}

bool StackAtEngine::runs(const std::string &service) const
{
    return inspect(service, "{{.State.Running}}") == "true";
}

QString StackAtEngine::containers() const
{
    return QString::fromStdString(runDocker({"ps", "-aq", "--no-trunc", "--filter", m_filter}));
}

QString StackAtEngine::networks() const
{
    return QString::fromStdString(runDocker({"network", "ls", "-q", "--filter", m_filter}));
}

QString StackAtEngine::volumes() const
{
    return QString::fromStdString(runDocker({"volume", "ls", "-q", "--filter", m_filter}));
}

void StackAtEngine::remove() const
{
    for (const QString &container : linesOf(containers())) {
        runDocker({"rm", "-f", container.toStdString()});
    }
    for (const QString &network : linesOf(networks())) {
        runDocker({"network", "rm", network.toStdString()});
    }
    for (const QString &volume : linesOf(volumes())) {
        runDocker({"volume", "rm", volume.toStdString()});
    }
}

Answer postStack(ProgramUnderTest &program, const QString &name, const QByteArray &composeFile)
{
    const QJsonObject file{{QStringLiteral("name"), QStringLiteral("compose.yaml")},
                           {QStringLiteral("content"), QString::fromUtf8(composeFile)}};
    return program.post(QStringLiteral("/stacks"),
                        {{QStringLiteral("name"), name}, {QStringLiteral("files"), QJsonArray{file}}});
}

} // namespace wakedock::tests
