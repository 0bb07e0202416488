#pragma once

#include "backend/core/services/terminal_service.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_container_terminals.h"
#include "tests/support/fakes/fake_store.h"
#include "tests/support/fakes/recording_log.h"

#include <string>
#include <vector>

namespace wakedock::tests {

inline core::CallContext by(const std::string &who)
{
    core::CallContext context;
    context.actor = {core::Actor::Kind::User, who, core::UserId("u-" + who), core::SessionId("x"), core::Role::Operator};
    return context;
}
/// Terminals of the service `shop` over a fake engine, with time that stands still.
struct TerminalWorld {
    FakeContainerTerminals port;
    FakeStore store;
    FakeClock clock;
    RecordingLog log;
    TaskScope scope{nullptr};
    core::TerminalService service;

    explicit TerminalWorld(core::TerminalLimits limits = {})
        : service(port, store, clock, scope, Log(log, log_category::App), limits)
    {
        port.containers["c1"] = true;
    }
    ~TerminalWorld()
    {
        scope.cancel();
        await(scope.idle());
    }
    TerminalWorld(const TerminalWorld &) = delete;
    TerminalWorld &operator=(const TerminalWorld &) = delete;

    core::TerminalViewPtr open(const std::string &who = "ada")
    {
        core::TerminalInfo where;
        where.containerId = "c1";
        where.containerName = "wakedock-shop-1";
        where.host = core::localHost();
        where.serviceId = core::ServiceId("s1");
        where.serviceName = "shop";
        return await(service.open(by(who), where, {}));
    }
    FakeTerminal &terminal(std::size_t which = 0) { return *port.opened.at(which); }
    std::vector<std::string> audit()
    {
        std::vector<std::string> lines;
        for (const auto &entry : store.tables().audit) {
            lines.push_back(entry.actor + " " + entry.action + " " + entry.target + ": " + entry.after);
        }
        return lines;
    }
};

inline std::string next(const core::TerminalViewPtr &view)
{
    return await(view->next({})).bytes;
}
inline std::string readAll(const core::TerminalViewPtr &view, std::size_t bytes)
{
    std::string all;
    while (all.size() < bytes) {
        all += next(view);
    }
    return all;
}
inline core::TerminalEnd endOf(const core::TerminalViewPtr &view)
{
    for (;;) {
        if (const auto output = await(view->next({})); output.end) {
            return *output.end;
        }
    }
}

} // namespace wakedock::tests
