#include "models/docker/object_form.h"

#include "models/common/text_format.h"

#include <utility>

namespace wakedock::models {

namespace {

Task<QString> idOfContainer(Task<core::ContainerSummary> task)
{
    const auto made = co_await task;
    co_return text(made.container.id);
}

Task<QString> idOfImage(Task<core::ImageSummary> task)
{
    const auto made = co_await task;
    co_return text(made.id);
}

Task<QString> idOfPull(Task<core::OperationId> task)
{
    const auto operation = co_await task;
    co_return text(operation.value);
}

Task<QString> nameOfVolume(Task<core::VolumeSummary> task)
{
    const auto made = co_await task;
    co_return text(made.name);
}

Task<QString> idOfNetwork(Task<core::NetworkSummary> task)
{
    const auto made = co_await task;
    co_return text(made.id);
}

} // namespace

ObjectForm::ObjectForm(Bridge &bridge, EngineChoice &engine, QObject *parent) : FormRun(bridge, parent), m_engine(engine) { }

void ObjectForm::renameContainer(const QString &id, const QString &name)
{
    core::ContainerCommand command;
    command.verb = core::ContainerVerb::Rename;
    command.name = name.trimmed().toStdString();
    submit(
        [host = m_engine.host(), ref = id.toStdString(), command](const WindowUseCases &doors, core::CallContext context) {
            return idOfContainer(doors.docker.changeContainer(std::move(context), host, ref, command));
        });
}

void ObjectForm::tagImage(const QString &id, const QString &reference)
{
    submit([host = m_engine.host(), ref = id.toStdString(),
            name = reference.trimmed().toStdString()](const WindowUseCases &doors, core::CallContext context) {
        return idOfImage(doors.docker.tagImage(std::move(context), host, ref, name));
    });
}

void ObjectForm::pullImage(const QString &reference)
{
    submit([host = m_engine.host(), name = reference.trimmed().toStdString()](const WindowUseCases &doors,
                                                                              core::CallContext context) {
        return idOfPull(doors.docker.pullImage(std::move(context), host, name));
    });
}

void ObjectForm::createVolume(const QString &name, const QString &driver)
{
    core::VolumeSpec spec;
    spec.name = name.trimmed().toStdString();
    if (!driver.trimmed().isEmpty()) {
        spec.driver = driver.trimmed().toStdString();
    }
    submit([host = m_engine.host(), spec](const WindowUseCases &doors, core::CallContext context) {
        return nameOfVolume(doors.docker.createVolume(std::move(context), host, spec));
    });
}

void ObjectForm::createNetwork(const QString &name, const QString &subnet, const QString &gateway, bool internal,
                               bool attachable)
{
    core::NetworkSpec spec;
    spec.name = name.trimmed().toStdString();
    spec.subnet = subnet.trimmed().toStdString();
    spec.gateway = gateway.trimmed().toStdString();
    spec.internal = internal;
    spec.attachable = attachable;
    submit([host = m_engine.host(), spec](const WindowUseCases &doors, core::CallContext context) {
        return idOfNetwork(doors.docker.createNetwork(std::move(context), host, spec));
    });
}

} // namespace wakedock::models
