#pragma once

#include "models/common/action_runner.h"
#include "models/registries/registry_list_model.h"

namespace wakedock::models {

/// What the operator does with a click to a registry.
class RegistryActions : public ActionRunner
{
    Q_OBJECT

public:
    RegistryActions(Bridge &bridge, RegistryListModel &registries, QObject *parent = nullptr);

    /// With its password; the dialog that calls it named it.
    Q_INVOKABLE void remove(const QString &registryId);
};

} // namespace wakedock::models
