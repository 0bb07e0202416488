#include "tests/demo/demo_registries.h"

#include "backend/core/domain/rules/registry_rules.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

Registry demoRegistry(const std::string &address, const std::string &user, Timestamp created)
{
    Registry registry;
    registry.id = RegistryId(address);
    registry.version = 1;
    registry.address = address;
    registry.username = user;
    registry.passwordName = user.empty() ? "" : "registry." + address;
    registry.createdAt = created;
    return registry;
}

} // namespace

void DemoRegistries::fill(Timestamp now)
{
    m_registries = {demoRegistry("docker.io", "homelab", now - 700h), demoRegistry("ghcr.io", "ops-bot", now - 300h),
                    demoRegistry("registry.example.org:5000", "", now - 90h)};
}

models::RegistryDoors DemoRegistries::doors()
{
    models::RegistryDoors doors;
    doors.list = [this](CallContext) -> Task<std::vector<Registry>> {
        if (m_isFailing) {
            throw Error(ErrorCode::Unavailable, "database_unavailable",
                        "WakeDock's database could not be opened: the disk is full.")
                .withRemedy("Free some space on the disk that holds WakeDock's data folder, then try again.");
        }
        co_return std::vector<Registry>(m_registries); // QCoro moves from what a bare name refers to.
    };
    doors.add = [this](CallContext, RegistryWish wish) -> Task<Registry> { co_return add(wish); };
    doors.change = [this](CallContext, ChangeRegistryRequest request) -> Task<Registry> { co_return change(request); };
    doors.remove = [this](CallContext, RegistryId id) -> Task<void> {
        m_note("remove registry " + id.value);
        std::erase_if(m_registries, [&id](const Registry &one) { return one.id == id; });
        co_return;
    };
    doors.test = [this](CallContext, RegistryId id, HostId) -> Task<std::optional<RegistryProblem>> {
        const auto problem = trialOf(id);
        if (const auto found = std::ranges::find(m_registries, id, &Registry::id); found != m_registries.end()) {
            found->lastTrial =
                RegistryTrial{std::chrono::time_point_cast<Timestamp::duration>(std::chrono::system_clock::now()), problem};
        }
        co_return std::optional<RegistryProblem>(problem);
    };
    return doors;
}

Registry DemoRegistries::add(const RegistryWish &wish)
{
    const std::string address = registryAddress(wish.address);
    checkRegistryLogin(wish.username, !wish.password.isEmpty());
    if (std::ranges::find(m_registries, address, &Registry::address) != m_registries.end()) {
        throw Error(ErrorCode::Conflict, "registry_exists", "There is a login for " + address + " already.")
            .withRemedy("Change that one.")
            .withField("address", "has a login already");
    }
    m_lastPassword = wish.password.reveal();
    m_note("add registry " + address + " " + wish.username);
    m_registries.push_back(demoRegistry(address, wish.username, {}));
    return m_registries.back();
}

Registry DemoRegistries::change(const ChangeRegistryRequest &request)
{
    const auto found = std::ranges::find(m_registries, request.id, &Registry::id);
    if (found == m_registries.end()) {
        throw Error(ErrorCode::NotFound, "registry_not_found", "This registry is no longer there.");
    }
    checkRegistryLogin(request.wish.username, request.keepsPassword || !request.wish.password.isEmpty());
    m_lastPassword = request.wish.password.reveal();
    m_note("change registry " + request.wish.address + " " + request.wish.username
           + (request.keepsPassword ? " keeping the password" : ""));
    found->address = registryAddress(request.wish.address);
    found->username = request.wish.username;
    ++found->version;
    found->lastTrial.reset();
    return *found;
}

std::optional<RegistryProblem> DemoRegistries::trialOf(const RegistryId &id) const
{
    const auto found = std::ranges::find(m_registries, id, &Registry::id);
    if (found != m_registries.end() && found->username == "ops-bot") {
        return RegistryProblem{"login_refused", found->address + " refuses the login of " + found->username + ".",
                               "Give the password again; many registries want an access token in its place."};
    }
    return std::nullopt;
}

} // namespace wakedock::tests
