#include "models/docker/inspect_model.h"

#include "models/common/text_format.h"

#include <utility>

namespace wakedock::models {

InspectModel::InspectModel(Bridge &bridge, EngineChoice &engine, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_engine(engine)
{
}

void InspectModel::show(const QString &containerId)
{
    const quint64 mine = m_generation.next();
    if (containerId.isEmpty()) {
        become(RequestState::Idle, {}, {});
        return;
    }
    become(RequestState::Loading, {}, {});
    m_bridge.ask<std::string>(
        this, Bridge::Patience::Reading,
        [host = m_engine.host(), ref = containerId.toStdString()](const WindowUseCases &doors, core::CallContext context) {
            return doors.docker.inspectContainer(std::move(context), host, ref);
        },
        [this, mine](const std::string &json) {
            if (m_generation.isLatest(mine)) {
                become(RequestState::Ready, text(json), {});
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                become(RequestState::Failed, {}, ErrorText::of(error));
            }
        });
}

void InspectModel::become(RequestState state, const QString &json, const ErrorText &error)
{
    m_state = state;
    m_json = json;
    m_error = error;
    Q_EMIT changed();
}

} // namespace wakedock::models
