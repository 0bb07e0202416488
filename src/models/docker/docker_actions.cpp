#include "models/docker/docker_actions.h"

#include <utility>

namespace wakedock::models {

namespace {

Task<bool> changed(Task<core::ContainerSummary> task)
{
    co_await task;
    co_return true;
}

} // namespace

DockerActions::DockerActions(Bridge &bridge, EngineChoice &engine, QObject *parent)
    : ActionRunner(bridge, parent)
    , m_engine(engine)
{
}

void DockerActions::change(const QString &id, core::ContainerVerb verb)
{
    core::ContainerCommand command;
    command.verb = verb;
    run(id,
        [host = m_engine.host(), ref = id.toStdString(), command](const WindowUseCases &doors, core::CallContext context) {
            return changed(doors.docker.changeContainer(std::move(context), host, ref, command));
        });
}

void DockerActions::removeContainer(const QString &id, bool force, bool volumes)
{
    run(id,
        [host = m_engine.host(), ref = id.toStdString(), force, volumes](const WindowUseCases &doors,
                                                                         core::CallContext context) {
            return finished(doors.docker.removeContainer(std::move(context), host, ref, force, volumes));
        });
}

void DockerActions::remove(const QString &key, const QString &ref, Removal door)
{
    run(key,
        [host = m_engine.host(), ref = ref.toStdString(), door](const WindowUseCases &doors, core::CallContext context) {
            return finished((doors.docker.*door)(std::move(context), host, ref));
        });
}

void DockerActions::removeImage(const QString &id)
{
    remove(id, id, &DockerDoors::removeImage);
}

void DockerActions::untagImage(const QString &id, const QString &name)
{
    remove(id, name, &DockerDoors::removeImage);
}

void DockerActions::removeVolume(const QString &name)
{
    remove(name, name, &DockerDoors::removeVolume);
}

void DockerActions::removeNetwork(const QString &id)
{
    remove(id, id, &DockerDoors::removeNetwork);
}

} // namespace wakedock::models
