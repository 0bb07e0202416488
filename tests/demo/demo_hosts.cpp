#include "tests/demo/demo_hosts.h"

#include "backend/core/domain/rules/host_rules.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

HostView connectedHost(const std::string &name, const std::string &url, EngineVersion engine, Timestamp since)
{
    HostView view;
    view.host.id = HostId(name);
    view.host.name = name;
    view.host.url = url;
    view.state = {Availability::Available, engine.name + " " + engine.version, {}, since, engine};
    return view;
}

} // namespace

DemoHosts::DemoHosts(std::function<void(Event)> publish, std::function<void(std::string)> note)
    : m_publish(std::move(publish))
    , m_note(std::move(note))
{
}

void DemoHosts::fill(bool several, Timestamp now)
{
    m_hosts = {connectedHost("local", "unix:///var/run/docker.sock", {"Docker Engine", "20.10.24", "1.41", "linux", "amd64"},
                             now - 5h)};
    if (!several) {
        return;
    }
    HostView away = connectedHost("build-1", "ssh://ops@build-1.example.org", {}, now - 12min);
    away.state = {Availability::Unavailable,
                  "build-1.example.org refused the connection on port 22.",
                  "Check that its SSH server runs and that no firewall stands between.",
                  now - 12min,
                  {}};
    HostView nas =
        connectedHost("nas", "tcp://nas.example.org:2376", {"Podman", "4.3.1", "1.41", "linux", "arm64"}, now - 26h);
    nas.host.tls = HostTls{"pem", "pem", "key"};
    m_hosts.push_back(away);
    m_hosts.push_back(nas);
}

models::HostDoors DemoHosts::doors()
{
    models::HostDoors doors;
    doors.list = [this](CallContext) -> Task<std::vector<HostView>> {
        if (m_isFailing) {
            throw Error(ErrorCode::Unavailable, "database_unavailable",
                        "WakeDock's database could not be opened: the disk is full.")
                .withRemedy("Free some space on the disk that holds WakeDock's data folder, then try again.");
        }
        co_return std::vector<HostView>(m_hosts); // QCoro moves from what a bare name refers to.
    };
    doors.add = [this](CallContext, HostWish wish) -> Task<HostView> { co_return add(wish); };
    doors.change = [this](CallContext, ChangeHostRequest request) -> Task<HostView> { co_return change(request); };
    doors.remove = [this](CallContext, HostId id) -> Task<void> {
        m_note("remove host " + id.value);
        std::erase_if(m_hosts, [&id](const HostView &view) { return view.host.id == id; });
        m_publish(HostChanged{id});
        co_return;
    };
    doors.test = [this](CallContext, HostId id) -> Task<HostTrial> { co_return trialOf(id); };
    return doors;
}

void DemoHosts::mustBeFree(const std::string &name, const HostId &except) const
{
    if (std::ranges::any_of(m_hosts,
                            [&](const HostView &view) { return view.host.name == name && view.host.id != except; })) {
        throw Error(ErrorCode::Conflict, "name_taken", "There is a host " + name + " already.")
            .withRemedy("Choose another name.")
            .withField("name", "is taken");
    }
}

HostView &DemoHosts::find(const HostId &id)
{
    const auto found = std::ranges::find_if(m_hosts, [&id](const HostView &view) { return view.host.id == id; });
    if (found == m_hosts.end()) {
        throw Error(ErrorCode::NotFound, "host_not_found", "There is no such host.");
    }
    return *found;
}

void DemoHosts::changeElsewhere(const std::string &id)
{
    ++find(HostId(id)).host.version;
}

HostView DemoHosts::change(const ChangeHostRequest &request)
{
    HostView &view = find(request.id);
    checkHostName(request.wish.name);
    mustBeFree(request.wish.name, request.id);
    if (request.expectedVersion.value_or(view.host.version) != view.host.version) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed", "The host was changed meanwhile.")
            .withRemedy("Read it again, then change it.");
    }
    std::string certificates = request.wish.address.allowsPlain ? ", plain" : "";
    if (request.keepsTls) {
        certificates = ", certificates kept";
    } else {
        view.host.tls.reset();
        if (const auto &tls = request.wish.address.tls) {
            view.host.tls = HostTls{tls->authorities, tls->certificates, {}};
            certificates = tls->authorities.empty() ? ", certificates of the system" : ", new certificates";
        }
    }
    view.host.name = request.wish.name;
    view.host.url = request.wish.address.url;
    view.host.allowsPlain = request.wish.address.allowsPlain;
    view.host.serviceAddress = request.wish.serviceAddress;
    ++view.host.version;
    m_note("change host " + request.id.value + " to " + request.wish.name + " " + request.wish.address.url + certificates);
    m_publish(HostChanged{request.id});
    return view;
}

HostView DemoHosts::add(const HostWish &wish)
{
    checkHostName(wish.name);
    mustBeFree(wish.name, {});
    HostView view;
    view.host.id = HostId(wish.name);
    view.host.name = wish.name;
    view.host.url = wish.address.url;
    if (wish.address.tls) {
        view.host.tls = HostTls{wish.address.tls->authorities, wish.address.tls->certificates, {}};
    }
    view.state.detail = "Connecting.";
    m_hosts.push_back(view);
    view.host.serviceAddress = wish.serviceAddress;
    m_note("add host " + wish.name + " " + wish.address.url
           + (wish.serviceAddress.empty() ? std::string() : " for services at " + wish.serviceAddress));
    m_publish(HostChanged{view.host.id});
    return view;
}

HostTrial DemoHosts::trialOf(const HostId &id) const
{
    const auto found = std::ranges::find_if(m_hosts, [&id](const HostView &view) { return view.host.id == id; });
    if (found != m_hosts.end() && found->state.engine) {
        return {found->state.engine, {}};
    }
    return {{},
            Error(ErrorCode::Unavailable, "connection_refused", id.value + ".example.org refused the connection on port 22.")
                .withRemedy("Check that its SSH server runs and that no firewall stands between.")};
}

void DemoHosts::setAvailable(const std::string &id, bool available)
{
    for (HostView &view : m_hosts) {
        if (view.host.id.value == id) {
            view.state.availability = available ? Availability::Available : Availability::Unavailable;
            view.state.detail = available ? "It is back." : "It went away.";
        }
    }
    m_publish(HostChanged{HostId(id)});
}

} // namespace wakedock::tests
