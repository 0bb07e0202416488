#pragma once

#include "far_engine.h"
#include "program_under_test.h"

#include <QString>
#include <QStringList>

namespace wakedock::tests {

[[nodiscard]] QString textOf(const Answer &answer, const char *key);

/// The program with one host more than its own, `attic`, that is connected and has the images for web services.
struct RemoteWorld {
    RemoteWorld();

    FarEngine far;
    ProgramUnderTest program;
    QString host; ///< Its id.

    bool hostBecomes(const char *availability);
    [[nodiscard]] QStringList farContainers() const;
    /// Of the colour that the next deployment of a service makes.
    [[nodiscard]] int reservedPort(const char *service) const;
};

} // namespace wakedock::tests
