#pragma once

#include "models/common/bridge.h"
#include "tests/demo/demo_world.h"
#include "tests/support/async_test.h"

#include <QAbstractItemModel>
#include <QString>

namespace wakedock::tests {

/// A bridge to a demo world on the same thread: what a model needs to live.
struct ModelBench {
    explicit ModelBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full)
        : world(scenario)
        , bridge(world.doors(), core::Actor::local("tester"), &world)
    {
    }

    DemoWorld world;
    models::Bridge bridge;
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
