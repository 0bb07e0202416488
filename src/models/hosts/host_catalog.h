#pragma once

#include "models/hosts/engine_choice.h"
#include "models/hosts/host_actions.h"
#include "models/hosts/host_form_model.h"
#include "models/hosts/host_list_model.h"
#include "models/hosts/host_trial_model.h"

#include <QObject>

namespace wakedock::models {

/// The models of the hosts, made together: they are few and small, and each page of Docker's objects needs the choice.
class HostCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::HostListModel *list READ list CONSTANT)
    Q_PROPERTY(wakedock::models::EngineChoice *choice READ choice CONSTANT)
    Q_PROPERTY(wakedock::models::EngineChoice *target READ target CONSTANT)
    Q_PROPERTY(wakedock::models::HostActions *actions READ actions CONSTANT)
    Q_PROPERTY(wakedock::models::HostFormModel *form READ form CONSTANT)
    Q_PROPERTY(wakedock::models::HostTrialModel *trial READ trial CONSTANT)

public:
    explicit HostCatalog(Bridge &bridge, QObject *parent = nullptr);

    HostListModel *list() { return &m_list; }
    EngineChoice *choice() { return &m_choice; }
    /// Where the next service goes, whatever the pages show.
    EngineChoice *target() { return &m_target; }
    HostActions *actions() { return &m_actions; }
    HostFormModel *form() { return &m_form; }
    HostTrialModel *trial() { return &m_trial; }

private:
    HostListModel m_list;
    EngineChoice m_choice;
    EngineChoice m_target;
    HostActions m_actions;
    HostFormModel m_form;
    HostTrialModel m_trial;
};

/// Makes them known to QML.
void registerHostTypes();

} // namespace wakedock::models
