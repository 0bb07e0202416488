#pragma once

#include "backend/core/repositories/i_operator_route_repository.h"
#include "tests/support/fakes/fake_entity_repositories.h"

#include <tuple>

namespace wakedock::tests {

/// Routes of operators in memory: nothing of them is unique but their id.
class FakeOperatorRoutes final : public core::IOperatorRouteRepository
{
public:
    explicit FakeOperatorRoutes(FakeAccess access) : m_access(access) { }

    core::OperatorRoute create(core::OperatorRoute route) override
    {
        m_access.mustBeWritable();
        route.version = 1;
        if (!rows().emplace(route.id, route).second) {
            throw Error(ErrorCode::Conflict, "id_taken", "There is already a route with this id.");
        }
        return route;
    }

    std::optional<core::OperatorRoute> find(const core::OperatorRouteId &id) override
    {
        const auto found = rows().find(id);
        return found == rows().end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<core::OperatorRoute> list() override
    {
        std::vector<core::OperatorRoute> all;
        for (const auto &[id, route] : rows()) {
            all.push_back(route);
        }
        std::ranges::sort(all, {}, [](const core::OperatorRoute &route) {
            return std::tuple(route.hosts.empty() ? std::string() : route.hosts.front(), route.pathPrefix, route.id);
        });
        return all;
    }

    core::OperatorRoute update(core::OperatorRoute route) override
    {
        m_access.mustBeWritable();
        const auto found = rows().find(route.id);
        if (found == rows().end()) {
            throw fakeNotFound("route");
        }
        if (found->second.version != route.version) {
            throw Error(ErrorCode::PreconditionFailed, "version_changed", "The route was changed meanwhile.");
        }
        ++route.version;
        found->second = route;
        return route;
    }

    void remove(const core::OperatorRouteId &id) override
    {
        m_access.mustBeWritable();
        rows().erase(id);
    }

private:
    std::map<core::OperatorRouteId, core::OperatorRoute> &rows() { return m_access.tables.operatorRoutes; }
    FakeAccess m_access;
};

} // namespace wakedock::tests
