#pragma once

#include "models/common/action_runner.h"
#include "models/hosts/host_list_model.h"

namespace wakedock::models {

/// What the operator does with a click to a host.
class HostActions : public ActionRunner
{
    Q_OBJECT

public:
    HostActions(Bridge &bridge, HostListModel &hosts, QObject *parent = nullptr);

    /// WakeDock forgets it; its engine is left as it is. The dialog that calls it named it.
    Q_INVOKABLE void remove(const QString &hostId);
};

} // namespace wakedock::models
