#pragma once

#include "models/common/form_run.h"
#include "models/hosts/engine_choice.h"

namespace wakedock::models {

/// The small forms of the Docker pages, one open at a time: a new name, an image to pull, a new volume, a new
/// network.
class ObjectForm : public FormRun
{
    Q_OBJECT

public:
    ObjectForm(Bridge &bridge, EngineChoice &engine, QObject *parent = nullptr);

    Q_INVOKABLE void renameContainer(const QString &id, const QString &name);
    Q_INVOKABLE void tagImage(const QString &id, const QString &reference);
    /// `succeeded` names the operation it goes on under.
    Q_INVOKABLE void pullImage(const QString &reference);
    Q_INVOKABLE void createVolume(const QString &name, const QString &driver);
    /// @param subnet CIDR; empty = the engine chooses. Likewise the gateway.
    Q_INVOKABLE void createNetwork(const QString &name, const QString &subnet, const QString &gateway, bool internal,
                                   bool attachable);

private:
    EngineChoice &m_engine;
};

} // namespace wakedock::models
