#pragma once

#include "models/common/bridge.h"
#include "models/services/service_list_model.h"
#include "tests/demo/demo_world.h"
#include "tests/support/async_test.h"

#include <QAbstractItemModel>
#include <QString>

#include <functional>
#include <utility>

namespace wakedock::tests {

/// A bridge to a demo world on the same thread: what a model needs to live.
struct ModelBench {
    explicit ModelBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full)
        : world(scenario)
        , bridge(world.doors(), core::Actor::local("tester"), &world)
    {
    }

    /// Somebody else changes a service; returns when `services` tell of it.
    bool changeElsewhere(models::ServiceListModel &services, const std::string &name,
                         const std::function<void(core::ServiceConfig &)> &edit)
    {
        const core::ServiceId id = world.idOf(name);
        const auto before = services.find(id)->record.version;
        core::ChangeRequest request{id, std::nullopt, services.find(id)->record.config, false};
        edit(request.config);
        bridge.ask<bool>(
            &world, models::Bridge::Patience::Acting,
            [request](const models::WindowUseCases &doors, core::CallContext context) {
                return untilChanged(doors.change(std::move(context), request));
            },
            [](bool) {}, [](const Error &) {});
        return waitUntil([&] { return services.find(id)->record.version != before; });
    }

    DemoWorld world;
    models::Bridge bridge;

private:
    static Task<bool> untilChanged(Task<core::OperationTicket> task)
    {
        (void)co_await task;
        co_return true;
    }
};

/// The row whose `role` says `text`, or -1.
inline int rowWith(const QAbstractItemModel &model, int role, const QString &text)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(role).toString() == text) {
            return row;
        }
    }
    return -1;
}

} // namespace wakedock::tests
