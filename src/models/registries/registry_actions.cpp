#include "models/registries/registry_actions.h"

#include <utility>

namespace wakedock::models {

RegistryActions::RegistryActions(Bridge &bridge, RegistryListModel &registries, QObject *parent)
    : ActionRunner(bridge, parent)
{
    connect(this, &ActionRunner::busyChanged, &registries, [this, &registries](const QString &key) {
        registries.setBusy(core::RegistryId(key.toStdString()), isBusy(key));
    });
    connect(this, &ActionRunner::done, &registries, &RegistryListModel::reload);
}

void RegistryActions::remove(const QString &registryId)
{
    run(registryId,
        [id = core::RegistryId(registryId.toStdString())](const WindowUseCases &doors, core::CallContext context) {
            return finished(doors.registries.remove(std::move(context), id));
        });
}

} // namespace wakedock::models
