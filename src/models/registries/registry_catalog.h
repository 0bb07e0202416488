#pragma once

#include "models/registries/registry_actions.h"
#include "models/registries/registry_form_model.h"
#include "models/registries/registry_list_model.h"

#include <QObject>

namespace wakedock::models {

/// The models of the registries, made together.
class RegistryCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RegistryListModel *list READ list CONSTANT)
    Q_PROPERTY(wakedock::models::RegistryActions *actions READ actions CONSTANT)
    Q_PROPERTY(wakedock::models::RegistryFormModel *form READ form CONSTANT)

public:
    explicit RegistryCatalog(Bridge &bridge, QObject *parent = nullptr);

    RegistryListModel *list() { return &m_list; }
    RegistryActions *actions() { return &m_actions; }
    RegistryFormModel *form() { return &m_form; }

private:
    RegistryListModel m_list;
    RegistryActions m_actions;
    RegistryFormModel m_form;
};

/// Makes them known to QML.
void registerRegistryTypes();

} // namespace wakedock::models
