#pragma once

#include "models/docker/adopt_form_model.h"
#include "models/docker/container_list_model.h"
#include "models/docker/docker_actions.h"
#include "models/docker/image_check_model.h"
#include "models/docker/image_history_model.h"
#include "models/docker/image_list_model.h"
#include "models/docker/inspect_model.h"
#include "models/docker/network_list_model.h"
#include "models/docker/object_filter_model.h"
#include "models/docker/object_form.h"
#include "models/docker/prune_model.h"
#include "models/docker/volume_list_model.h"
#include "models/terminal/terminal_tabs_model.h"

#include <QObject>

namespace wakedock::models {

/// The models of the chosen engine's objects. Each asks only once somebody looks.
class DockerCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::EngineChoice *engine READ engine CONSTANT)
    Q_PROPERTY(wakedock::models::DockerActions *actions READ actions CONSTANT)
    Q_PROPERTY(wakedock::models::ContainerListModel *containers READ containers CONSTANT)
    Q_PROPERTY(wakedock::models::ObjectFilterModel *shownContainers READ shownContainers CONSTANT)
    Q_PROPERTY(wakedock::models::ImageListModel *images READ images CONSTANT)
    Q_PROPERTY(wakedock::models::ObjectFilterModel *shownImages READ shownImages CONSTANT)
    Q_PROPERTY(wakedock::models::VolumeListModel *volumes READ volumes CONSTANT)
    Q_PROPERTY(wakedock::models::ObjectFilterModel *shownVolumes READ shownVolumes CONSTANT)
    Q_PROPERTY(wakedock::models::NetworkListModel *networks READ networks CONSTANT)
    Q_PROPERTY(wakedock::models::ObjectFilterModel *shownNetworks READ shownNetworks CONSTANT)
    Q_PROPERTY(wakedock::models::ObjectForm *form READ form CONSTANT)
    Q_PROPERTY(wakedock::models::AdoptFormModel *adoptForm READ adoptForm CONSTANT)
    Q_PROPERTY(wakedock::models::ImageCheckModel *imageCheck READ imageCheck CONSTANT)
    Q_PROPERTY(wakedock::models::TerminalTabsModel *terminals READ terminals CONSTANT)
    Q_PROPERTY(wakedock::models::InspectModel *inspect READ inspect CONSTANT)
    Q_PROPERTY(wakedock::models::ImageHistoryModel *history READ history CONSTANT)
    Q_PROPERTY(wakedock::models::PruneModel *prune READ prune CONSTANT)

public:
    DockerCatalog(Bridge &bridge, EngineChoice &engine, QObject *parent = nullptr);

    EngineChoice *engine() { return &m_engine; }
    DockerActions *actions() { return &m_actions; }
    ContainerListModel *containers() { return &m_containers; }
    ObjectFilterModel *shownContainers() { return &m_shownContainers; }
    ImageListModel *images() { return &m_images; }
    ObjectFilterModel *shownImages() { return &m_shownImages; }
    VolumeListModel *volumes() { return &m_volumes; }
    ObjectFilterModel *shownVolumes() { return &m_shownVolumes; }
    NetworkListModel *networks() { return &m_networks; }
    ObjectFilterModel *shownNetworks() { return &m_shownNetworks; }
    ObjectForm *form() { return &m_form; }
    AdoptFormModel *adoptForm() { return &m_adoptForm; }
    ImageCheckModel *imageCheck() { return &m_imageCheck; }
    /// Of containers, beside those of services.
    TerminalTabsModel *terminals() { return &m_terminals; }
    InspectModel *inspect() { return &m_inspect; }
    ImageHistoryModel *history() { return &m_history; }
    PruneModel *prune() { return &m_prune; }

private:
    EngineChoice &m_engine;
    DockerActions m_actions;
    ContainerListModel m_containers;
    ObjectFilterModel m_shownContainers;
    ImageListModel m_images;
    ObjectFilterModel m_shownImages;
    VolumeListModel m_volumes;
    ObjectFilterModel m_shownVolumes;
    NetworkListModel m_networks;
    ObjectFilterModel m_shownNetworks;
    ObjectForm m_form;
    AdoptFormModel m_adoptForm;
    ImageCheckModel m_imageCheck;
    TerminalTabsModel m_terminals;
    InspectModel m_inspect;
    ImageHistoryModel m_history;
    PruneModel m_prune;
};

/// Makes them known to QML.
void registerDockerTypes();

} // namespace wakedock::models
