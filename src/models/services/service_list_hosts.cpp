// The part of ServiceListModel that knows hosts by name.
#include "models/common/text_format.h"
#include "models/services/service_list_model.h"

#include <algorithm>

namespace wakedock::models {

void ServiceListModel::nameHosts(const HostListModel &hosts)
{
    m_hosts = &hosts;
    connect(&hosts, &HostListModel::loaded, this, [this] {
        if (!rows().empty()) {
            announce(0, rowCount() - 1, {HostRole});
        }
        Q_EMIT hostsNamed();
    });
}

QString ServiceListModel::hostName(const core::HostId &host) const
{
    if (host == core::localHost()) {
        return {};
    }
    if (m_hosts) {
        const auto &hosts = m_hosts->hosts();
        const auto found = std::ranges::find_if(hosts, [&host](const HostRow &one) { return one.host.id == host; });
        if (found != hosts.end()) {
            return hostTitle(found->host);
        }
    }
    return text(host.value);
}

} // namespace wakedock::models
