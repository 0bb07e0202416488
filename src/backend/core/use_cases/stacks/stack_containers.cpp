#include "backend/core/use_cases/stacks/stack_containers.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

std::string composeLabelIn(const Container &container, const char *key)
{
    const auto found = container.labels.find(key);
    return found == container.labels.end() ? std::string() : found->second;
}

bool isUpNow(const Container &container)
{
    return container.status == ContainerStatus::Running || container.status == ContainerStatus::Restarting;
}

Task<std::vector<Container>> stackContainers(StackWorkshop &workshop, CallContext context, StackId id)
{
    auto all = co_await workshop.engines.engine(id.hostId).listContainers(context, compose_label::Project, id.name);
    std::erase_if(all, [](const Container &container) {
        const std::string oneOff = composeLabelIn(container, compose_label::OneOff);
        return oneOff == "True" || oneOff == "true";
    });
    co_return std::vector<Container>(std::move(all));
}

std::vector<Container> ofStackService(const std::vector<Container> &containers, const std::string &service)
{
    std::vector<Container> found;
    std::ranges::copy_if(containers, std::back_inserter(found), [&service](const Container &container) {
        return composeLabelIn(container, compose_label::Service) == service;
    });
    return found;
}

} // namespace wakedock::core
