#include "models/hosts/host_actions.h"

#include <utility>

namespace wakedock::models {

HostActions::HostActions(Bridge &bridge, HostListModel &hosts, QObject *parent) : ActionRunner(bridge, parent)
{
    connect(this, &ActionRunner::busyChanged, &hosts,
            [this, &hosts](const QString &key) { hosts.setBusy(core::HostId(key.toStdString()), isBusy(key)); });
}

void HostActions::remove(const QString &hostId)
{
    run(hostId, [id = core::HostId(hostId.toStdString())](const WindowUseCases &doors, core::CallContext context) {
        return finished(doors.hosts.remove(std::move(context), id));
    });
}

} // namespace wakedock::models
