#include "models/registries/registry_catalog.h"

#include "models/common/register_model.h"

namespace wakedock::models {

RegistryCatalog::RegistryCatalog(Bridge &bridge, QObject *parent)
    : QObject(parent)
    , m_list(bridge)
    , m_actions(bridge, m_list)
    , m_form(bridge, m_list)
{
}

void registerRegistryTypes()
{
    registerModel<RegistryCatalog>("RegistryCatalog");
    registerModel<RegistryListModel>("RegistryListModel");
    registerModel<RegistryActions>("RegistryActions");
    registerModel<RegistryFormModel>("RegistryFormModel");
}

} // namespace wakedock::models
