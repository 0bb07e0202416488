#include "app/assembly/certificates_assembly.h"

#include "backend/core/repositories/i_certificate_repository.h"

#include <utility>

namespace wakedock::app {

CertificatesAssembly::CertificatesAssembly(const CertificatesGround &ground)
    : m_ground(ground)
    , own(ground.proxy, ground.secrets, ground.log)
    , sights(ground.proxy, ground.sight, ground.events, ground.clock,
             {[&caddy = ground.caddy] { return caddy.wished(); }, [&caddy = ground.caddy] { return caddy.status(); },
              [this] { return own.all(); }})
    , renewals(ground.proxy)
    , onDemand(ground.clock, [&proxy = ground.proxy, &caddy = ground.caddy] { return proxy.hostsOf(caddy.wished()); })
    , check(desk())
    , add(desk())
    , replace(desk())
    , remove(desk())
    , renew(desk())
    , list(sights)
    , get(sights)
    , m_watcher(ground.proxy, sights, ground.events, ground.clock, ground.log)
{
}

core::CertificateDesk CertificatesAssembly::desk()
{
    return {m_ground.store, m_ground.clock, m_ground.reader, own,           sights,
            renewals,       m_ground.caddy, m_ground.events, m_ground.scope};
}

Task<void> CertificatesAssembly::start(TaskScope &scope)
{
    auto stored = co_await m_ground.store.read([](core::Repositories &all) { return all.certificates().list(); });
    co_await own.load(std::move(stored));
    m_watcher.start(scope);
}

} // namespace wakedock::app
