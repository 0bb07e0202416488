#include "models/services/deploy_form_reader.h"

#include <QCoreApplication>

#include <optional>
#include <string>

namespace wakedock::models {

namespace {

QString formSentence(const char *sentence)
{
    return QCoreApplication::translate("DeployForm", sentence);
}

std::string formText(const QString &text)
{
    return text.trimmed().toStdString();
}

/// Reads a number, or says that it is none. Nothing written gives `absent`.
int readNumber(const QString &text, int absent, const std::string &field, const QString &problem,
               std::vector<FieldError> &unreadable)
{
    const QString bare = text.trimmed();
    if (bare.isEmpty()) {
        return absent;
    }
    bool isNumber = false;
    const int number = bare.toInt(&isNumber);
    if (!isNumber) {
        unreadable.push_back({field, problem.toStdString()});
        return absent;
    }
    return number;
}

void readPorts(const DeployFormText &form, DeployFormReading &reading)
{
    const QString problem = formSentence(QT_TRANSLATE_NOOP("DeployForm", "A port is a number between 1 and 65535."));
    for (std::size_t i = 0; i < form.ports.size(); ++i) {
        const FormRow &row = form.ports[i];
        if (row.isEmpty()) {
            continue;
        }
        const std::string field = "ports[" + std::to_string(reading.config.ports.size()) + "].";
        core::PortMapping port;
        port.hostPort = readNumber(row.left, 0, field + "host_port", problem, reading.unreadable);
        port.containerPort = readNumber(row.right, 0, field + "container_port", problem, reading.unreadable);
        port.protocol = row.flag ? core::Protocol::Udp : core::Protocol::Tcp;
        reading.config.ports.push_back(port);
        reading.portRows.push_back(static_cast<int>(i));
    }
}

void readEnvironment(const DeployFormText &form, DeployFormReading &reading)
{
    for (std::size_t i = 0; i < form.environment.size(); ++i) {
        const FormRow &row = form.environment[i];
        if (row.isEmpty()) {
            continue;
        }
        const std::string key = formText(row.left);
        // A value keeps its spaces: they may be meant.
        if (!reading.config.environment.emplace(key, row.right.toStdString()).second) {
            reading.unreadable.push_back(
                {"environment[" + std::to_string(i) + "]",
                 formSentence(QT_TRANSLATE_NOOP("DeployForm", "This variable stands above already.")).toStdString()});
        }
        if (key.empty()) {
            reading.unreadable.push_back(
                {"environment[" + std::to_string(i) + "]",
                 formSentence(QT_TRANSLATE_NOOP("DeployForm", "The value has no name.")).toStdString()});
        }
    }
}

void readVolumes(const DeployFormText &form, DeployFormReading &reading)
{
    for (std::size_t i = 0; i < form.volumes.size(); ++i) {
        const FormRow &row = form.volumes[i];
        if (row.isEmpty()) {
            continue;
        }
        core::VolumeMount volume;
        volume.source = formText(row.left);
        volume.target = formText(row.right);
        volume.readOnly = row.flag;
        // A name cannot hold a slash, a path on the host must: no need to ask which of the two is meant.
        volume.type = volume.source.find('/') == std::string::npos ? core::VolumeType::Volume : core::VolumeType::Bind;
        reading.config.volumes.push_back(volume);
        reading.volumeRows.push_back(static_cast<int>(i));
    }
}

std::optional<core::HealthCheck> readHealth(const DeployFormText &form, std::vector<FieldError> &unreadable)
{
    if (form.health == DeployFormText::Health::Automatic) {
        return std::nullopt;
    }
    core::HealthCheck check;
    switch (form.health) {
    case DeployFormText::Health::Http:
        check.type = core::HealthCheckType::Http;
        check.path = form.healthPath.trimmed().isEmpty() ? "/" : formText(form.healthPath);
        break;
    case DeployFormText::Health::Tcp:
        check.type = core::HealthCheckType::Tcp;
        break;
    case DeployFormText::Health::Docker:
        check.type = core::HealthCheckType::Docker;
        break;
    default:
        check.type = core::HealthCheckType::None;
        break;
    }
    check.intervalSeconds =
        readNumber(form.healthInterval, check.intervalSeconds, "health_check.interval_seconds",
                   formSentence(QT_TRANSLATE_NOOP("DeployForm", "The interval is a number of seconds.")), unreadable);
    return check;
}

} // namespace

DeployFormReading readDeployForm(const DeployFormText &form)
{
    DeployFormReading reading;
    reading.config.name = formText(form.name);
    reading.config.image = formText(form.image);
    reading.config.domain = formText(form.domain);
    reading.config.hostId = form.hostId.isEmpty() ? core::localHost() : core::HostId(formText(form.hostId));
    if (!form.upstreamPort.trimmed().isEmpty()) {
        const QString problem = formSentence(QT_TRANSLATE_NOOP("DeployForm", "A port is a number between 1 and 65535."));
        reading.config.upstreamPort = readNumber(form.upstreamPort, 0, "upstream_port", problem, reading.unreadable);
    }
    reading.config.caddySnippet = formText(form.caddySnippet);
    readPorts(form, reading);
    readEnvironment(form, reading);
    readVolumes(form, reading);
    reading.config.healthCheck = readHealth(form, reading.unreadable);
    return reading;
}

} // namespace wakedock::models
