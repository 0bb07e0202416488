#include "backend/core/services/host_service.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::core {

namespace {

EngineAddress hostAddress(const Host &host)
{
    EngineAddress address{host.url, {}, host.allowsPlain, host.name};
    if (host.tls) {
        address.tls = EngineTls{host.tls->authorities, host.tls->certificates, {}};
    }
    return address;
}

} // namespace

HostService::HostService(IEngineHosts &engines, ISecretStore &secrets, Followers followers, EngineAddress local, Log log)
    : m_engines(engines)
    , m_secrets(secrets)
    , m_followers(std::move(followers))
    , m_local(std::move(local))
    , m_log(log)
{
}

Task<void> HostService::load(std::vector<Host> hosts)
{
    for (const Host &host : hosts) {
        auto address = co_await settle(addressOf(host));
        if (address.failure) {
            m_log.error("The host " + host.name + " cannot be reached: " + describe(address.failure),
                        {{"host", host.id.value}});
        }
        m_followers.meet(host);
        m_engines.take(host.id, address.value.value_or(hostAddress(host)));
    }
}

Task<EngineAddress> HostService::addressOf(Host host)
{
    if (host.id == localHost()) {
        co_return EngineAddress(m_local);
    }
    EngineAddress address = hostAddress(host);
    if (host.tls && !host.tls->keyName.empty()) {
        auto key = co_await m_secrets.find(host.tls->keyName);
        if (!key) {
            throw Error(ErrorCode::Unavailable, "host_key_missing",
                        "The key of the client certificate for " + host.name + " is no longer there.")
                .withRemedy("Give certificate and key of this host again.");
        }
        address.tls->key = *key;
    }
    co_return EngineAddress(address);
}

Task<EngineVersion> HostService::probe(CallContext context, EngineAddress address)
{
    return m_engines.probe(std::move(context), std::move(address));
}

void HostService::taken(const Host &host, EngineAddress address)
{
    m_followers.forget(host.id);
    m_followers.meet(host);
    address.name = host.name;
    m_engines.take(host.id, std::move(address));
    m_followers.follow(host.id);
}

void HostService::dropped(const HostId &host)
{
    m_followers.forget(host);
    m_engines.drop(host);
}

Task<std::string> HostService::keepKey(Secret key)
{
    if (key.isEmpty()) {
        co_return std::string();
    }
    std::string name = "host." + makeUuid();
    co_await m_secrets.store(name, key);
    co_return std::string(name);
}

Task<void> HostService::forgetKey(std::string name)
{
    if (name.empty()) {
        co_return;
    }
    const auto removed = co_await settle(m_secrets.remove(name));
    if (removed.failure) {
        m_log.warning("A key that is no longer needed could not be removed: " + describe(removed.failure),
                      {{"secret", name}});
    }
}

Host HostService::local() const
{
    Host host;
    host.id = localHost();
    host.name = localHost().value;
    host.url = m_local.url;
    host.addressing = m_followers.localAddressing;
    if (m_local.tls) {
        host.tls = HostTls{m_local.tls->authorities, m_local.tls->certificates, {}};
    }
    return host;
}

HostView HostService::view(const Host &host) const
{
    return {host, m_followers.state(host.id)};
}

} // namespace wakedock::core
