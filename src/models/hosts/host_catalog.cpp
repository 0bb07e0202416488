#include "models/hosts/host_catalog.h"

#include "models/common/register_model.h"

namespace wakedock::models {

HostCatalog::HostCatalog(Bridge &bridge, QObject *parent)
    : QObject(parent)
    , m_list(bridge)
    , m_choice(m_list)
    , m_target(m_list)
    , m_actions(bridge, m_list)
    , m_form(bridge, m_list)
    , m_trial(bridge)
{
}

void registerHostTypes()
{
    registerModel<HostCatalog>("HostCatalog");
    registerModel<HostListModel>("HostListModel");
    registerModel<EngineChoice>("EngineChoice");
    registerModel<HostActions>("HostActions");
    registerModel<HostFormModel>("HostFormModel");
    registerModel<HostTrialModel>("HostTrialModel");
}

} // namespace wakedock::models
