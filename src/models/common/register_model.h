#pragma once

#include <QString>
#include <QtQml/qqml.h>

namespace wakedock::models {

/// Makes a model's type, its enums and its properties known to QML as `WakeDock.Models`; the object itself comes from a
/// catalog.
template <class Model>
void registerModel(const char *name)
{
    qmlRegisterUncreatableType<Model>("WakeDock.Models", 1, 0, name, QStringLiteral("Comes from the ModelCatalog."));
}

} // namespace wakedock::models
