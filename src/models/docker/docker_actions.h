#pragma once

#include "models/common/action_runner.h"
#include "models/hosts/engine_choice.h"

namespace wakedock::models {

/// What the operator does with a click to objects of the chosen engine. What destroys was confirmed by the dialog that
/// calls it. Keys are those of the lists.
class DockerActions : public ActionRunner
{
    Q_OBJECT

public:
    DockerActions(Bridge &bridge, EngineChoice &engine, QObject *parent = nullptr);

    Q_INVOKABLE void startContainer(const QString &id) { change(id, core::ContainerVerb::Start); }
    Q_INVOKABLE void stopContainer(const QString &id) { change(id, core::ContainerVerb::Stop); }
    Q_INVOKABLE void restartContainer(const QString &id) { change(id, core::ContainerVerb::Restart); }
    Q_INVOKABLE void killContainer(const QString &id) { change(id, core::ContainerVerb::Kill); }
    Q_INVOKABLE void pauseContainer(const QString &id) { change(id, core::ContainerVerb::Pause); }
    Q_INVOKABLE void unpauseContainer(const QString &id) { change(id, core::ContainerVerb::Unpause); }
    /// @param force kills it first where it runs
    /// @param volumes takes its anonymous volumes along
    Q_INVOKABLE void removeContainer(const QString &id, bool force, bool volumes);
    /// The image with all its names.
    Q_INVOKABLE void removeImage(const QString &id);
    /// One name of an image that has others.
    Q_INVOKABLE void untagImage(const QString &id, const QString &name);
    Q_INVOKABLE void removeVolume(const QString &name);
    Q_INVOKABLE void removeNetwork(const QString &id);

private:
    using Removal = CoreDoor<void, core::HostId, std::string> DockerDoors::*;
    void change(const QString &id, core::ContainerVerb verb);
    void remove(const QString &key, const QString &ref, Removal door);

    EngineChoice &m_engine;
};

} // namespace wakedock::models
