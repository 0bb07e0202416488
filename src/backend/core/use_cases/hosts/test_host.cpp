#include "backend/core/use_cases/hosts/test_host.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/hosts/host_steps.h"
#include "backend/shared/async/settle.h"

namespace wakedock::core {

namespace {

/// What a person looks for is the cause of a failed connection, not that it failed.
Error hostProblem(const Error &error)
{
    const auto cause = error.context().find("cause");
    return Error(error.code(), cause == error.context().end() ? error.reason() : cause->second, error.message())
        .withRemedy(error.remedy());
}

Task<EngineVersion> hostTried(HostService *hosts, CallContext context, Host host)
{
    auto address = co_await hosts->addressOf(host);
    co_return co_await hosts->probe(context, address);
}

} // namespace

TestHost::TestHost(IStore &store, HostService &hosts) : m_store(store), m_hosts(hosts) { }

Task<HostTrial> TestHost::execute(CallContext context, HostId id)
{
    requirePermission(context.actor, permission::HostsManage);
    Host host = m_hosts.local();
    if (id != localHost()) {
        host = co_await m_store.read([id](Repositories &all) { return findHost(all, id); });
    }
    const auto asked = co_await settle(hostTried(&m_hosts, context, host));
    context.cancel.throwIfCancelled();
    HostTrial trial;
    trial.engine = asked.value;
    if (asked.failure) {
        trial.problem = hostProblem(asError(asked.failure));
    }
    co_return HostTrial(trial);
}

} // namespace wakedock::core
