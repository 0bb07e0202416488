#include "models/docker/adopt_form_model.h"

#include "backend/core/domain/rules/run_line_options.h"
#include "models/common/text_format.h"
#include "models/docker/docker_text.h"

#include <memory>
#include <utility>

namespace wakedock::models {

namespace {

using Notes = std::vector<std::string>;

/// The notes are there before the answer is: the backend writes them once, the window reads them when it is told.
Task<QString> operationOfAdoption(Task<AdoptionStart> task, std::shared_ptr<Notes> notes)
{
    const auto started = co_await task;
    *notes = started.notes;
    co_return text(started.operation.value);
}

int portIn(const QString &field)
{
    constexpr int highest = 65535;
    bool isNumber = false;
    const int port = field.toInt(&isNumber);
    if (!isNumber || port < 1 || port > highest) {
        const QString message = dockerWord(QT_TRANSLATE_NOOP("Docker", "The port cannot be used."));
        const QString why = dockerWord(QT_TRANSLATE_NOOP("Docker", "A number from 1 to 65535."));
        throw Error(ErrorCode::Invalid, "invalid_port", message.toStdString()).withField("upstream_port", why.toStdString());
    }
    return port;
}

} // namespace

AdoptFormModel::AdoptFormModel(Bridge &bridge, EngineChoice &engine, QObject *parent)
    : FormRun(bridge, parent)
    , m_engine(engine)
{
}

void AdoptFormModel::assign(QString &field, const QString &value)
{
    if (field != value) {
        field = value;
        Q_EMIT edited();
    }
}

void AdoptFormModel::begin(const QString &id, const QString &container)
{
    m_id = id;
    m_container = container;
    m_name = text(core::runLineName(container.toStdString()));
    m_domain.clear();
    m_port.clear();
    m_operationId.clear();
    m_notes.clear();
    clear();
    Q_EMIT edited();
}

core::AdoptRequest AdoptFormModel::request() const
{
    core::AdoptRequest request;
    request.hostId = m_engine.host();
    request.container = m_id.toStdString();
    request.name = m_name.trimmed().toStdString();
    request.domain = m_domain.trimmed().toStdString();
    if (!m_port.trimmed().isEmpty()) {
        request.upstreamPort = portIn(m_port.trimmed());
    }
    return request;
}

void AdoptFormModel::send()
{
    core::AdoptRequest wish;
    try {
        wish = request();
    } catch (const Error &error) {
        refuse(error);
        return;
    }
    const auto notes = std::make_shared<Notes>();
    submit(
        [wish = std::move(wish), notes](const WindowUseCases &doors, core::CallContext context) {
            return operationOfAdoption(doors.docker.adoptContainer(std::move(context), wish), notes);
        },
        [this, notes](const QString &operation) {
            m_operationId = operation;
            for (const std::string &note : *notes) {
                m_notes.append(text(note));
            }
            Q_EMIT edited();
        });
}

} // namespace wakedock::models
