#include "tests/demo/demo_stack_plan.h"

#include "backend/core/domain/rules/stack_plan.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/security/validators/compose/compose_reader.h"

#include <vector>

namespace wakedock::tests {

using namespace wakedock::core;

namespace {

std::vector<Container> containersOf(const Stack &stack)
{
    std::vector<Container> containers;
    for (const StackServiceRow &row : stack.services) {
        if (row.containers == 0) {
            continue;
        }
        Container &container = containers.emplace_back();
        container.name = stack.id.name + "-" + row.name + "-1";
        container.image = row.image;
        container.status = row.running > 0 ? ContainerStatus::Running : ContainerStatus::Exited;
        container.labels[compose_label::Project] = stack.id.name;
        container.labels[compose_label::Service] = row.name;
    }
    return containers;
}

} // namespace

StackContent demoContent(const DemoStack &stack)
{
    StackContent content;
    content.files = stack.files;
    if (stack.stack.record) {
        content.composeFiles = stack.stack.record->composeFiles;
        content.profiles = stack.stack.record->profiles;
    }
    return content;
}

ComposeReading demoReading(const std::string &name, const StackContent &content)
{
    ComposeSource source;
    source.project = name;
    source.files = content.files;
    source.composeFiles = content.composeFiles.empty() ? usualComposeFiles(content.files) : content.composeFiles;
    source.profiles = content.profiles;
    source.directory = "/srv/stacks/" + name;
    return security::readCompose(source);
}

StackPlan demoPlan(const DemoStack *known, const std::string &name, const std::optional<StackContent> &content, bool pulls)
{
    StackPlanFacts facts;
    facts.pullsAlways = pulls;
    if (known != nullptr) {
        facts.record = known->stack.record;
        facts.before = demoReading(name, demoContent(*known));
        facts.containers = containersOf(known->stack);
        for (const ComposeVolume &volume : facts.before.volumes) {
            facts.volumes.push_back(volume.name);
        }
        for (const ComposeService &service : facts.before.services) {
            facts.images[service.image] = "sha256:" + service.image;
        }
    }
    facts.next = content ? demoReading(name, *content) : facts.before;
    return stackPlan(facts);
}

} // namespace wakedock::tests
