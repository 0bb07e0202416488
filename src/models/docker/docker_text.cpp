#include "models/docker/docker_text.h"

#include "models/common/text_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

using ContainerState = core::ContainerStatus;

struct ContainerLook {
    ContainerState status;
    const char *word;
    Tone tone;
};

constexpr std::array containerLooks = {
    ContainerLook{ContainerState::Created, QT_TRANSLATE_NOOP("Docker", "Created"), Tone::Neutral},
    ContainerLook{ContainerState::Running, QT_TRANSLATE_NOOP("Docker", "Running"), Tone::Positive},
    ContainerLook{ContainerState::Paused, QT_TRANSLATE_NOOP("Docker", "Paused"), Tone::Resting},
    ContainerLook{ContainerState::Restarting, QT_TRANSLATE_NOOP("Docker", "Restarting"), Tone::Progress},
    ContainerLook{ContainerState::Removing, QT_TRANSLATE_NOOP("Docker", "Removing"), Tone::Progress},
    ContainerLook{ContainerState::Exited, QT_TRANSLATE_NOOP("Docker", "Exited"), Tone::Neutral},
    ContainerLook{ContainerState::Dead, QT_TRANSLATE_NOOP("Docker", "Dead"), Tone::Negative},
    ContainerLook{ContainerState::Unknown, QT_TRANSLATE_NOOP("Docker", "Unknown"), Tone::Neutral},
};

const ContainerLook &containerLook(ContainerState status)
{
    const auto *const found = std::find_if(containerLooks.begin(), containerLooks.end(),
                                           [status](const ContainerLook &look) { return look.status == status; });
    return found == containerLooks.end() ? containerLooks.back() : *found;
}

/// 143 and 137 are what a container says that was asked, then made, to end.
bool endedBadly(const core::Container &container)
{
    constexpr int terminated = 143;
    constexpr int killed = 137;
    return container.status == ContainerState::Exited
        && (container.outOfMemory
            || (container.exitCode != 0 && container.exitCode != terminated && container.exitCode != killed));
}

bool isRunningWith(const core::Container &container, core::ContainerHealth health)
{
    return container.status == ContainerState::Running && container.health == health;
}

/// A service's containers are named after it; the service says enough.
bool isContainerOfOne(const QStringList &services, const QString &container)
{
    return std::any_of(services.begin(), services.end(), [&container](const QString &service) {
        return container.startsWith(QStringLiteral("wakedock-%1-").arg(service));
    });
}

} // namespace

QString dockerWord(const char *word)
{
    return QCoreApplication::translate("Docker", word);
}

QString containerStatusWord(const core::Container &container)
{
    if (isRunningWith(container, core::ContainerHealth::Unhealthy)) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Unhealthy"));
    }
    if (isRunningWith(container, core::ContainerHealth::Starting)) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Starting"));
    }
    if (container.outOfMemory && container.status == ContainerState::Exited) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Out of memory"));
    }
    const QString word = dockerWord(containerLook(container.status).word);
    return endedBadly(container) ? QStringLiteral("%1 (%2)").arg(word).arg(container.exitCode) : word;
}

Tone containerTone(const core::Container &container)
{
    if (isRunningWith(container, core::ContainerHealth::Unhealthy)) {
        return Tone::Warning;
    }
    if (isRunningWith(container, core::ContainerHealth::Starting)) {
        return Tone::Progress;
    }
    return endedBadly(container) ? Tone::Negative : containerLook(container.status).tone;
}

bool isContainerAtRest(core::ContainerStatus status)
{
    return status == ContainerState::Created || status == ContainerState::Exited || status == ContainerState::Dead;
}

bool isContainerUp(core::ContainerStatus status)
{
    return status == ContainerState::Running || status == ContainerState::Paused || status == ContainerState::Restarting;
}

QStringList containerPortTexts(const core::Container &container)
{
    QStringList texts;
    for (const auto &port : container.ports) {
        const QString protocol = port.protocol == core::Protocol::Udp ? QStringLiteral("/udp") : QString();
        const QString inside = QString::number(port.containerPort) + protocol;
        const QString told =
            port.hostPort == 0 ? inside : QStringLiteral("%1 → %2").arg(QString::number(port.hostPort), inside);
        if (!texts.contains(told)) {
            texts.append(told);
        }
    }
    return texts;
}

QString usersText(const std::vector<core::ObjectUser> &users)
{
    constexpr qsizetype shown = 2;
    QStringList names;
    for (const auto &user : users) {
        if (user.kind == core::ObjectUser::Kind::Service) {
            names.append(text(user.name));
        }
    }
    const QStringList services = names;
    for (const auto &user : users) {
        if (user.kind == core::ObjectUser::Kind::Container && !isContainerOfOne(services, text(user.name))) {
            names.append(text(user.name));
        }
    }
    const QString told = names.mid(0, shown).join(QStringLiteral(", "));
    return names.size() <= shown ? told : QStringLiteral("%1 +%2").arg(told).arg(names.size() - shown);
}

QString usersSentence(const std::vector<core::ObjectUser> &users)
{
    QStringList lines;
    for (const auto &user : users) {
        lines.append((user.kind == core::ObjectUser::Kind::Service ? dockerWord(QT_TRANSLATE_NOOP("Docker", "service %1"))
                                                                   : dockerWord(QT_TRANSLATE_NOOP("Docker", "container %1")))
                         .arg(text(user.name)));
    }
    return lines.join(QStringLiteral(", "));
}

QString shortId(const std::string &id)
{
    constexpr int letters = 12;
    const QString whole = text(id);
    return whole.mid(whole.indexOf(QLatin1Char(':')) + 1).left(letters);
}

void addDockerFact(QVariantList &facts, const QString &label, const QString &value, bool mono)
{
    if (!value.isEmpty()) {
        facts.append(
            QVariantMap{{QStringLiteral("label"), label}, {QStringLiteral("value"), value}, {QStringLiteral("mono"), mono}});
    }
}

QString namesText(const std::map<std::string, std::string> &pairs)
{
    QStringList names;
    for (const auto &[name, value] : pairs) {
        names.append(text(name));
    }
    return names.join(QLatin1Char('\n'));
}

QString restartWord(core::RestartPolicy policy)
{
    switch (policy) {
    case core::RestartPolicy::Always:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Always"));
    case core::RestartPolicy::UnlessStopped:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Unless stopped"));
    case core::RestartPolicy::OnFailure:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "On failure"));
    case core::RestartPolicy::No:
        break;
    }
    return dockerWord(QT_TRANSLATE_NOOP("Docker", "Never"));
}

int useGroup(const std::vector<core::ObjectUser> &users)
{
    return users.empty() ? UnusedGroup : UsedGroup;
}

} // namespace wakedock::models
