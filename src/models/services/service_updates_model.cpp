#include "models/services/service_updates_model.h"

#include "backend/core/domain/rules/image_updates.h"
#include "models/common/text_format.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace wakedock::models {

ServiceUpdatesModel::ServiceUpdatesModel(Bridge &bridge, const ServiceListModel &services, const HostListModel &hosts,
                                         QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_services(services)
    , m_hosts(hosts)
{
    constexpr std::chrono::milliseconds pause{400};
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &ServiceUpdatesModel::read);
    connect(&bridge, &Bridge::eventsArrived, this, &ServiceUpdatesModel::receive);
    connect(&hosts, &HostListModel::loaded, this, &ServiceUpdatesModel::readSoon);
    connect(&services, &ServiceListModel::stateChanged, this, &ServiceUpdatesModel::readSoon);
}

QStringList ServiceUpdatesModel::serviceIds() const
{
    QStringList all;
    for (const auto &[host, ids] : m_outdated) {
        all += ids;
    }
    return all;
}

void ServiceUpdatesModel::setWatched(bool watched)
{
    if (m_watched != watched) {
        m_watched = watched;
        Q_EMIT watchedChanged();
        read();
    }
}

void ServiceUpdatesModel::readSoon()
{
    if (m_watched && !m_soon.isActive()) {
        m_soon.start();
    }
}

void ServiceUpdatesModel::read()
{
    if (!m_watched) {
        return;
    }
    const quint64 reading = m_generation.next();
    std::erase_if(m_outdated, [this](const auto &known) {
        return std::ranges::none_of(m_hosts.hosts(), [&known](const HostRow &row) { return row.host.id == known.first; });
    });
    for (const HostRow &row : m_hosts.hosts()) {
        readHost(row.host.id, reading);
    }
}

void ServiceUpdatesModel::readHost(const core::HostId &host, quint64 reading)
{
    m_bridge.ask<std::vector<core::ImageSummary>>(
        this, Bridge::Patience::Reading,
        [host](const WindowUseCases &doors, core::CallContext context) {
            return doors.docker.listImages(std::move(context), host);
        },
        [this, host, reading](std::vector<core::ImageSummary> images) {
            if (m_generation.isLatest(reading)) {
                take(host, std::move(images));
            }
        },
        [](const Error &) {
            // A host that is away says so elsewhere; what was known of it stays.
        });
}

bool ServiceUpdatesModel::isOutdated(const core::ServiceId &id, const core::ImageSummary &image) const
{
    const auto service = m_services.find(id);
    if (!service) {
        return false;
    }
    const auto names = core::namesMeant(service->record.config.image, image);
    return std::ranges::any_of(image.updates, [&names](const core::ImageUpdate &update) {
        return update.state == core::UpdateState::Available && std::ranges::find(names, update.tag) != names.end();
    });
}

void ServiceUpdatesModel::take(const core::HostId &host, std::vector<core::ImageSummary> images)
{
    QStringList outdated;
    for (const core::ImageSummary &image : images) {
        for (const core::ObjectUser &user : image.usedBy) {
            if (user.kind == core::ObjectUser::Kind::Service && isOutdated(core::ServiceId(user.id), image)) {
                outdated.append(text(user.id));
            }
        }
    }
    if (m_outdated[host] != outdated) {
        m_outdated[host] = outdated;
        Q_EMIT changed();
    }
}

void ServiceUpdatesModel::receive(const std::vector<core::EventRecord> &events)
{
    const auto isAboutImages = [](const core::EventRecord &record) {
        const auto *objects = std::get_if<core::ObjectsChanged>(&record.event);
        return (objects && objects->kind == core::ObjectKind::Images)
            || std::holds_alternative<core::ImageUpdatesChanged>(record.event)
            || std::holds_alternative<core::DeploymentFinished>(record.event);
    };
    if (std::any_of(events.begin(), events.end(), isAboutImages)) {
        readSoon();
    }
}

} // namespace wakedock::models
