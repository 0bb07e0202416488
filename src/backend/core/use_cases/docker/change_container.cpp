#include "backend/core/use_cases/docker/change_container.h"

#include "backend/core/domain/rules/permission_rules.h"

#include <array>
#include <utility>

namespace wakedock::core {

namespace {

/// For the audit log, and for sentences.
struct VerbWords {
    const char *action;
    const char *done;
    bool isRefusedForServices;
};

const VerbWords &wordsOfVerb(ContainerVerb verb)
{
    static constexpr std::array<VerbWords, 7> words{{{"container.start", "started", false},
                                                     {"container.stop", "stopped", true},
                                                     {"container.restart", "restarted", false},
                                                     {"container.kill", "killed", true},
                                                     {"container.pause", "paused", false},
                                                     {"container.unpause", "unpaused", false},
                                                     {"container.rename", "renamed", true}}};
    return words.at(static_cast<std::size_t>(verb));
}

Task<void> doVerb(ObjectDesk desk, CallContext context, HostId host, std::string id, ContainerCommand command)
{
    IContainerEngine &engine = desk.engines.engine(host);
    IEngineObjects &objects = desk.engines.objects(host);
    switch (command.verb) {
    case ContainerVerb::Start:
        return engine.startContainer(std::move(context), std::move(id));
    case ContainerVerb::Stop:
        return engine.stopContainer(std::move(context), std::move(id), command.grace);
    case ContainerVerb::Restart:
        return objects.restartContainer(std::move(context), std::move(id), command.grace);
    case ContainerVerb::Kill:
        return objects.killContainer(std::move(context), std::move(id), std::move(command.signal));
    case ContainerVerb::Pause:
        return objects.pauseContainer(std::move(context), std::move(id));
    case ContainerVerb::Unpause:
        return objects.unpauseContainer(std::move(context), std::move(id));
    case ContainerVerb::Rename:
        break;
    }
    return objects.renameContainer(std::move(context), std::move(id), std::move(command.name));
}

} // namespace

ChangeContainer::ChangeContainer(ObjectDesk desk) : m_desk(desk) { }

Task<ContainerSummary> ChangeContainer::execute(CallContext context, HostId host, std::string ref, ContainerCommand command)
{
    ObjectDesk desk = m_desk;
    requirePermission(context.actor, permission::ContainersOperate);
    const ContainerSummary known = desk.objects.container(host, ref);
    const VerbWords &words = wordsOfVerb(command.verb);
    if (words.isRefusedForServices) {
        refuseServiceContainer(known, words.done);
    }
    co_await recordObject(desk, context, words.action, known.container.name, command.name);
    co_await doVerb(desk, context, host, known.container.id, command);
    // Its event may still be under way: the engine itself says how it is now.
    co_return desk.objects.owned(co_await desk.engines.engine(host).inspectContainer(context, known.container.id));
}

RemoveContainer::RemoveContainer(ObjectDesk desk) : m_desk(desk) { }

Task<void> RemoveContainer::execute(CallContext context, HostId host, std::string ref, bool force, bool volumes)
{
    ObjectDesk desk = m_desk;
    requirePermission(context.actor, permission::ContainersDelete);
    const ContainerSummary known = desk.objects.container(host, ref);
    refuseServiceContainer(known, "removed");
    co_await recordObject(desk, context, "container.remove", known.container.name);
    co_await desk.engines.objects(host).removeContainer(context, known.container.id, force, volumes);
}

} // namespace wakedock::core
