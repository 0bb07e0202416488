#include "backend/core/domain/rules/dependency_rules.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace wakedock::core {

namespace {

/// Depth first: what a service needs is placed before it.
class StartOrder
{
public:
    explicit StartOrder(const ServicesByName &all)
    {
        for (const auto &service : all) {
            m_all.emplace(service->record.config.name, service);
        }
    }

    void placeNeedsOf(const std::string &name)
    {
        m_seen.insert(name);
        const auto found = m_all.find(name);
        if (found == m_all.end()) {
            return;
        }
        for (const auto &needed : found->second->record.config.dependsOn) {
            if (!m_seen.contains(needed)) {
                placeNeedsOf(needed);
                place(needed);
            }
        }
    }

    [[nodiscard]] ServicesByName placed() { return std::move(m_placed); }

private:
    void place(const std::string &name)
    {
        if (const auto found = m_all.find(name); found != m_all.end()) {
            m_placed.push_back(found->second);
        }
    }

    std::map<std::string, std::shared_ptr<const Service>> m_all;
    std::set<std::string> m_seen;
    ServicesByName m_placed;
};

bool needs(const Service &service, const std::set<std::string> &names)
{
    return std::ranges::any_of(service.record.config.dependsOn, [&names](const auto &name) { return names.contains(name); });
}

bool isUp(ServiceStatus status)
{
    return status == ServiceStatus::Running || status == ServiceStatus::Unhealthy || status == ServiceStatus::Waking
        || status == ServiceStatus::Deploying || status == ServiceStatus::Stopping;
}

/// One whose engine does not answer runs on, as far as anybody knows.
bool isUpOrTakenForIt(const Service &service)
{
    const bool isTakenForIt = service.state.status == ServiceStatus::Unknown && service.record.wished == WishedRun::Running;
    return isTakenForIt || isUp(service.state.status);
}

bool isOutOfReach(const Service &service)
{
    const ServiceStatus status = service.state.status;
    const bool isPaused = status == ServiceStatus::Stopped && service.state.statusReason == "paused";
    const bool isKept = service.record.wished == WishedRun::Stopped && !isUp(status);
    return isPaused || isKept || status == ServiceStatus::Created;
}

/// The services as they would be with this configuration.
ServicesByName withConfig(const ServicesByName &all, const ServiceId &self, const ServiceConfig &config)
{
    ServicesByName next;
    std::ranges::copy_if(all, std::back_inserter(next), [&self](const auto &service) { return service->record.id != self; });
    Service changed;
    changed.record.id = self;
    changed.record.config = config;
    next.push_back(std::make_shared<const Service>(std::move(changed)));
    return next;
}

bool needsWhole(const ServicesByName &all, const std::string &name, const std::string &needed)
{
    const auto needs = dependenciesOf(all, name);
    return std::ranges::any_of(needs, [&needed](const auto &service) { return service->record.config.name == needed; });
}

/// What is wrong with one of the names; empty when nothing is.
std::string brokenNeed(const ServicesByName &next, const ServiceConfig &config, std::size_t index)
{
    const std::string &needed = config.dependsOn[index];
    const auto before = config.dependsOn.begin() + static_cast<std::ptrdiff_t>(index);
    if (needed == config.name) {
        return "A service does not need itself.";
    }
    if (std::find(config.dependsOn.begin(), before, needed) != before) {
        return "The same service stands here twice.";
    }
    if (std::ranges::none_of(next, [&needed](const auto &service) { return service->record.config.name == needed; })) {
        return "There is no service named " + needed + ".";
    }
    return needsWhole(next, needed, config.name)
        ? "The service " + needed + " needs " + config.name + " itself: they would wait for each other."
        : std::string();
}

} // namespace

ServicesByName dependenciesOf(const ServicesByName &all, const std::string &name)
{
    StartOrder order(all);
    order.placeNeedsOf(name);
    return order.placed();
}

ServicesByName dependantsOf(const ServicesByName &all, const std::string &name)
{
    std::set<std::string> needed{name};
    std::size_t before = 0;
    while (before != needed.size()) {
        before = needed.size();
        for (const auto &service : all) {
            if (needs(*service, needed)) {
                needed.insert(service->record.config.name);
            }
        }
    }
    needed.erase(name);
    ServicesByName found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [&needed](const auto &service) { return needed.contains(service->record.config.name); });
    return found;
}

std::vector<std::string> awakeDependants(const ServicesByName &all, const std::string &name)
{
    std::vector<std::string> names;
    for (const auto &service : dependantsOf(all, name)) {
        if (isUpOrTakenForIt(*service)) {
            names.push_back(service->record.config.name);
        }
    }
    return names;
}

ServicesByName directNeeds(const ServicesByName &all, const std::string &name)
{
    const auto self = std::ranges::find_if(all, [&name](const auto &each) { return each->record.config.name == name; });
    ServicesByName found;
    if (self == all.end()) {
        return found;
    }
    const auto &named = (*self)->record.config.dependsOn;
    std::ranges::copy_if(all, std::back_inserter(found), [&](const auto &service) {
        const std::string &other = service->record.config.name;
        return other != name && std::ranges::find(named, other) != named.end() && !needsWhole(all, other, name);
    });
    return found;
}

std::vector<std::string> directDependants(const ServicesByName &all, const std::string &name)
{
    std::vector<std::string> names;
    for (const auto &service : all) {
        if (service->record.config.name != name && needs(*service, {name})) {
            names.push_back(service->record.config.name);
        }
    }
    return names;
}

std::vector<FieldError> brokenNeeds(const ServicesByName &all, const ServiceId &self, const ServiceConfig &config)
{
    std::vector<FieldError> problems;
    const auto next = withConfig(all, self, config);
    for (std::size_t i = 0; i < config.dependsOn.size(); ++i) {
        if (auto why = brokenNeed(next, config, i); !why.empty()) {
            problems.push_back({"depends_on[" + std::to_string(i) + "]", std::move(why)});
        }
    }
    const auto known = std::ranges::find_if(all, [&self](const auto &service) { return service->record.id == self; });
    if (known != all.end() && (*known)->record.config.name != config.name) {
        if (const auto others = directDependants(all, (*known)->record.config.name); !others.empty()) {
            problems.push_back({"name", "It is needed by its present name: by " + namesInWords(others) + "."});
        }
    }
    return problems;
}

std::shared_ptr<const Service> needOutOfReach(const ServicesByName &all, const std::string &name)
{
    const auto needs = dependenciesOf(all, name);
    const auto found = std::ranges::find_if(
        needs, [&name](const auto &service) { return service->record.config.name != name && isOutOfReach(*service); });
    return found == needs.end() ? nullptr : *found;
}

Error outOfReach(const std::string &name, const Service &need)
{
    const std::string &needed = need.record.config.name;
    const bool isNew = need.state.status == ServiceStatus::Created;
    const bool isPaused = need.record.wished != WishedRun::Stopped && need.state.statusReason == "paused";
    const std::string why = isNew ? "was never deployed"
        : isPaused                ? "was paused outside WakeDock"
                                  : "was stopped on purpose";
    const std::string remedy = isNew ? "Deploy " : isPaused ? "Resume the container of " : "Start ";
    return Error(ErrorCode::Conflict, "dependency_stopped",
                 "The service " + name + " needs " + needed + ", which " + why + ".")
        .withRemedy(remedy + needed + "; then " + name + " wakes.")
        .withContext("dependency", needed);
}

std::string namesInWords(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const char *between = i + 1 == names.size() ? " and " : ", ";
        text += (i == 0 ? "" : between) + names[i];
    }
    return text;
}

} // namespace wakedock::core
