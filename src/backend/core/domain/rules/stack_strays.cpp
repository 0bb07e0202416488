#include "backend/core/domain/rules/stack_strays.h"

#include "backend/core/domain/rules/stack_routing.h"

#include <algorithm>
#include <string_view>

namespace wakedock::core {

namespace {

bool wears(const Container &container, const char *key, std::string_view value)
{
    const auto found = container.labels.find(key);
    return found != container.labels.end() && found->second == value;
}

bool isRunning(const Container &container)
{
    return container.status == ContainerStatus::Running;
}

} // namespace

std::vector<Container> strayContainers(const std::vector<Container> &project, const std::string &service)
{
    std::vector<Container> strays;
    for (const Container &container : project) {
        // The first Compose program writes True, the second true.
        const bool isOneOff =
            wears(container, compose_label::OneOff, "True") || wears(container, compose_label::OneOff, "true");
        if (wears(container, compose_label::Service, service) && !isOneOff && !container.labels.contains(label::Service)) {
            strays.push_back(container);
        }
    }
    return strays;
}

std::vector<std::string> strayServices(const std::vector<ServiceRecord> &routed, const std::vector<Container> &project)
{
    std::vector<std::string> names;
    for (const ServiceRecord &record : routed) {
        const std::string name = nameInStack(record.config);
        const bool isServed = std::ranges::any_of(project, [&record](const Container &container) {
            return isRunning(container) && wears(container, label::Service, record.id.value);
        });
        // One that sleeps and was brought up by hand is awake again, for its visitors, too.
        if (record.wished != WishedRun::Stopped && !isServed
            && std::ranges::any_of(strayContainers(project, name), isRunning)) {
            names.push_back(name);
        }
    }
    return names;
}

} // namespace wakedock::core
