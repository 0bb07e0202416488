#include "models/hosts/engine_choice.h"

#include "backend/core/domain/rules/engine_abilities.h"
#include "models/common/text_format.h"

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

struct AbilityName {
    const char *name;
    core::EngineAbility ability;
};

constexpr std::array abilityNames = {AbilityName{"pause", core::EngineAbility::PauseContainers},
                                     AbilityName{"rename", core::EngineAbility::RenameContainers},
                                     AbilityName{"pruneBuildCache", core::EngineAbility::PruneBuildCache},
                                     AbilityName{"attach", core::EngineAbility::AttachableNetworks}};

} // namespace

EngineChoice::EngineChoice(HostListModel &hosts, QObject *parent) : QObject(parent), m_hosts(hosts)
{
    connect(&hosts, &HostListModel::loaded, this, &EngineChoice::follow);
}

void EngineChoice::follow()
{
    // The host that was shown is gone: back to the engine that is always there.
    if (m_hosts.state() == RequestState::Ready && !row() && m_host != core::localHost()) {
        m_host = core::localHost();
        Q_EMIT hostChanged();
    }
    Q_EMIT changed();
}

const HostRow *EngineChoice::row() const
{
    const auto &hosts = m_hosts.hosts();
    const auto found =
        std::find_if(hosts.begin(), hosts.end(), [this](const HostRow &one) { return one.host.id == m_host; });
    return found == hosts.end() ? nullptr : &*found;
}

QString EngineChoice::hostId() const
{
    return text(m_host.value);
}

void EngineChoice::setHostId(const QString &hostId)
{
    const core::HostId wanted(hostId.toStdString());
    if (m_host != wanted) {
        m_host = wanted;
        Q_EMIT hostChanged();
        Q_EMIT changed();
    }
}

void EngineChoice::choose(int index)
{
    if (index >= 0 && index < m_hosts.count()) {
        setHostId(text(m_hosts.hosts().at(static_cast<std::size_t>(index)).host.id.value));
    }
}

QString EngineChoice::hostName() const
{
    const HostRow *chosen = row();
    return chosen ? hostTitle(chosen->host) : QString();
}

QStringList EngineChoice::names() const
{
    QStringList names;
    for (const HostRow &one : m_hosts.hosts()) {
        names.append(hostTitle(one.host));
    }
    return names;
}

int EngineChoice::index() const
{
    const HostRow *chosen = row();
    return chosen ? static_cast<int>(chosen - m_hosts.hosts().data()) : -1;
}

bool EngineChoice::aged() const
{
    const HostRow *chosen = row();
    return chosen && m_host != core::localHost() && chosen->state.availability == core::Availability::Unavailable;
}

QString EngineChoice::trouble() const
{
    return aged() ? text(row()->state.detail) : QString();
}

QString EngineChoice::remedy() const
{
    return aged() ? text(row()->state.remedy) : QString();
}

QVariantMap EngineChoice::limits() const
{
    QVariantMap limits;
    const HostRow *chosen = row();
    const core::EngineVersion engine = chosen ? chosen->state.engine.value_or(core::EngineVersion()) : core::EngineVersion();
    for (const AbilityName &one : abilityNames) {
        const std::string reason = core::whyNot(one.ability, engine);
        if (!reason.empty()) {
            limits.insert(QLatin1String(one.name), text(reason));
        }
    }
    return limits;
}

} // namespace wakedock::models
