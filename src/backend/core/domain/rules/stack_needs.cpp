#include "backend/core/domain/rules/stack_needs.h"

#include "backend/core/domain/rules/stack_routing.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace wakedock::core {

namespace {

using Names = std::set<std::string>;

const ComposeService *stackServiceOf(const ComposeReading &reading, const std::string &name)
{
    const auto found = std::ranges::find(reading.services, name, &ComposeService::name);
    return found == reading.services.end() ? nullptr : &*found;
}

bool hasDomain(const ComposeReading &reading, const std::string &name)
{
    const ComposeService *service = stackServiceOf(reading, name);
    return service != nullptr && isRouted(*service);
}

/// Adds what `from` needs. @param leadsOn whether what that one needs is needed, too
void addNeeds(const ComposeReading &reading, const std::string &from, Names &into,
              const std::function<bool(const std::string &)> &leadsOn)
{
    const ComposeService *service = stackServiceOf(reading, from);
    if (service == nullptr) {
        return;
    }
    for (const std::string &needed : service->dependsOn) {
        if (stackServiceOf(reading, needed) != nullptr && into.insert(needed).second && leadsOn(needed)) {
            addNeeds(reading, needed, into, leadsOn);
        }
    }
}

Names wholeNeeds(const ComposeReading &reading, const std::string &service)
{
    Names needs;
    addNeeds(reading, service, needs, [](const std::string &) { return true; });
    needs.erase(service);
    return needs;
}

ComposeCondition strictestCondition(const ComposeReading &reading, const std::string &needed, const Names &whoNeed)
{
    ComposeCondition strictest = ComposeCondition::Started;
    for (const std::string &name : whoNeed) {
        const ComposeService *service = stackServiceOf(reading, name);
        if (const auto found = service->conditions.find(needed); found != service->conditions.end()) {
            strictest = std::max(strictest, found->second);
        }
    }
    return strictest;
}

bool needsAnyOf(const ComposeReading &reading, const std::string &name, const Names &others)
{
    const auto &needed = stackServiceOf(reading, name)->dependsOn;
    return std::ranges::any_of(needed, [&](const auto &each) { return each != name && others.contains(each); });
}

} // namespace

std::vector<StackNeeds> needsInWaves(const ComposeReading &reading, const std::string &service)
{
    Names left = wholeNeeds(reading, service);
    Names whoNeed = left;
    if (stackServiceOf(reading, service) != nullptr) {
        whoNeed.insert(service);
    }
    std::vector<StackNeeds> waves;
    while (!left.empty()) {
        Names wave;
        std::ranges::copy_if(left, std::inserter(wave, wave.end()),
                             [&](const std::string &name) { return !needsAnyOf(reading, name, left); });
        // Of a circle, which no Compose program takes, nobody is first.
        wave = wave.empty() ? left : std::move(wave);
        StackNeeds needs;
        for (const std::string &name : wave) {
            needs.push_back({name, strictestCondition(reading, name, whoNeed)});
            left.erase(name);
        }
        waves.push_back(std::move(needs));
    }
    return waves;
}

namespace {

/// What it needs and has no domain of its own, in the order in which it has to be stopped. Jobs end by themselves.
std::vector<std::string> stoppable(const ComposeReading &reading, const std::string &service)
{
    std::vector<std::string> names;
    for (const StackNeeds &wave : needsInWaves(reading, service)) {
        for (const StackNeed &need : wave) {
            if (!hasDomain(reading, need.service) && !stackServiceOf(reading, need.service)->isOneShot) {
                names.insert(names.begin(), need.service);
            }
        }
    }
    return names;
}

} // namespace

std::vector<std::string> needsToSleep(const ComposeReading &reading, const std::string &service, const Names &awake)
{
    std::vector<std::string> candidates = stoppable(reading, service);
    Names others = awake;
    others.erase(service);
    for (const std::string &name : candidates) {
        others.erase(name);
    }
    Names kept;
    for (const std::string &name : others) {
        // One that sleeps needs nothing now, whoever needs it.
        addNeeds(reading, name, kept, [&](const std::string &needed) {
            return needed != service && (awake.contains(needed) || !hasDomain(reading, needed));
        });
    }
    std::erase_if(candidates, [&kept](const std::string &name) { return kept.contains(name); });
    return candidates;
}

std::vector<std::string> whoNeedsInStack(const ComposeReading &reading, const std::string &service, const Names &awake)
{
    std::vector<std::string> found;
    for (const std::string &name : awake) {
        Names needs;
        addNeeds(reading, name, needs, [&](const std::string &needed) {
            return needed != service && (awake.contains(needed) || !hasDomain(reading, needed));
        });
        if (name != service && !hasDomain(reading, name) && needs.contains(service)) {
            found.push_back(name);
        }
    }
    return found;
}

std::vector<std::string> routedNeeds(const ComposeReading &reading, const std::string &service)
{
    Names needs;
    addNeeds(reading, service, needs, [&](const std::string &needed) { return !hasDomain(reading, needed); });
    std::vector<std::string> routed;
    std::ranges::copy_if(needs, std::back_inserter(routed),
                         [&](const std::string &name) { return name != service && hasDomain(reading, name); });
    return routed;
}

} // namespace wakedock::core
