#include "models/stacks/stack_form_model.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "models/common/text_format.h"
#include "models/services/service_actions.h"

#include <utility>

namespace wakedock::models {

namespace {

template <class Value>
bool differs(Value &known, const Value &fresh)
{
    return std::exchange(known, fresh) != fresh;
}

} // namespace

StackFormModel::StackFormModel(Bridge &bridge, HostListModel &hosts, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_hosts(hosts)
    , m_check(bridge, [this] { return StackCheckModel::Written(stackId().name, m_files.content(m_profiles)); })
{
    connect(&m_check, &StackCheckModel::changed, this, &StackFormModel::changed);
    connect(&hosts, &HostListModel::loaded, this, &StackFormModel::edited);
    m_files.startNew();
}

void StackFormModel::start(Stage stage)
{
    clear();
    m_record.reset();
    m_name.clear();
    m_profiles.clear();
    m_pullsAlways = false;
    m_host = 0;
    m_current = 0;
    m_files.startNew();
    setStage(stage);
    Q_EMIT edited();
    Q_EMIT currentChanged();
}

void StackFormModel::startNew()
{
    start(Writing);
}

void StackFormModel::startChange(const QString &key)
{
    start(Reading);
    const auto id = core::readStackId(key.toStdString());
    const quint64 mine = m_work.next();
    m_bridge.ask<core::StackDetail>(
        this, Bridge::Patience::Reading,
        [id = id.value_or(core::StackId())](const WindowUseCases &doors, core::CallContext context) {
            return doors.stacks.get(std::move(context), id);
        },
        [this, mine](const core::StackDetail &detail) {
            if (m_work.isLatest(mine)) {
                takeStack(detail);
            }
        },
        [this, mine](const Error &error) {
            if (m_work.isLatest(mine)) {
                fail(error, Failed);
            }
        });
}

void StackFormModel::takeStack(const core::StackDetail &detail)
{
    m_record = detail.stack.record;
    m_name = text(detail.stack.id.name);
    if (!m_record || !detail.filesProblem.empty()) {
        fail(Error(ErrorCode::Unavailable, "stack_files_unreadable", detail.filesProblem), Failed);
        return;
    }
    QStringList profiles;
    for (const std::string &profile : m_record->profiles) {
        profiles.append(text(profile));
    }
    m_profiles = profiles.join(QStringLiteral(", "));
    m_files.take(detail.files, m_record->composeFiles);
    setStage(Writing);
    Q_EMIT edited();
    Q_EMIT currentChanged();
    m_check.now();
}

void StackFormModel::clear()
{
    m_check.clear();
    m_work.next();
    m_failure = {};
    m_plan.clear();
}

void StackFormModel::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT changed();
}

void StackFormModel::setName(const QString &name)
{
    if (differs(m_name, name)) {
        Q_EMIT edited();
        m_check.soon();
    }
}

QStringList StackFormModel::hostNames() const
{
    QStringList names;
    for (const HostRow &row : m_hosts.hosts()) {
        names.append(hostTitle(row.host));
    }
    return names;
}

void StackFormModel::setHost(int index)
{
    if (differs(m_host, index)) {
        Q_EMIT edited();
    }
}

void StackFormModel::setProfiles(const QString &profiles)
{
    if (differs(m_profiles, profiles)) {
        Q_EMIT edited();
        m_check.soon();
    }
}

void StackFormModel::setPullsAlways(bool always)
{
    if (differs(m_pullsAlways, always)) {
        Q_EMIT edited();
    }
}

void StackFormModel::setCurrent(int index)
{
    if (differs(m_current, index)) {
        Q_EMIT currentChanged();
    }
}

void StackFormModel::setCurrentText(const QString &text)
{
    if (m_files.write(m_current, text)) {
        Q_EMIT currentChanged();
        m_check.soon();
    }
}

void StackFormModel::openFile(const QString &name)
{
    const int index = m_files.indexOf(name);
    if (index >= 0) {
        setCurrent(index);
    }
}

core::StackId StackFormModel::stackId() const
{
    if (m_record) {
        return m_record->id;
    }
    const auto &hosts = m_hosts.hosts();
    const auto at = static_cast<std::size_t>(m_host);
    return {m_host >= 0 && at < hosts.size() ? hosts[at].host.id : core::localHost(), m_name.trimmed().toStdString()};
}

bool StackFormModel::isReady() const
{
    return m_stage == Writing && m_check.isClean() && !m_name.trimmed().isEmpty();
}

void StackFormModel::fail(const Error &error, Stage stage)
{
    m_failure = ErrorText::of(error);
    setStage(stage);
}

void StackFormModel::showPlan()
{
    if (!isReady()) {
        return;
    }
    m_failure = {};
    setStage(Planning);
    const quint64 mine = m_work.next();
    m_bridge.ask<core::StackPlan>(
        this, Bridge::Patience::Reading,
        [id = stackId(), content = m_files.content(m_profiles), pulls = m_pullsAlways](const WindowUseCases &doors,
                                                                                       core::CallContext context) {
            return doors.stacks.plan(std::move(context), id, content, pulls);
        },
        [this, mine](const core::StackPlan &plan) {
            if (m_work.isLatest(mine)) {
                m_plan.show(plan);
                setStage(Planned);
            }
        },
        [this, mine](const Error &error) {
            if (m_work.isLatest(mine)) {
                fail(error, Writing);
            }
        });
}

void StackFormModel::backToWriting()
{
    m_work.next();
    m_plan.clear();
    m_failure = {};
    setStage(Writing);
}

Bridge::Question<core::OperationId> StackFormModel::deployment() const
{
    core::StackDeployOptions options;
    options.pullsAlways = m_pullsAlways;
    if (m_record) {
        core::ChangeStackRequest request{m_record->id, m_record->version, m_files.content(m_profiles), options};
        return [request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
            return operationOf(doors.stacks.change(std::move(context), request));
        };
    }
    core::CreateStackRequest request{stackId(), m_files.content(m_profiles), options};
    return [request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
        return operationOf(doors.stacks.create(std::move(context), request));
    };
}

void StackFormModel::submit()
{
    if (m_stage != Planned) {
        return;
    }
    m_failure = {};
    setStage(Sending);
    const quint64 mine = m_work.next();
    m_bridge.ask<core::OperationId>(
        this, Bridge::Patience::Acting, deployment(),
        [this, mine](const core::OperationId &operation) {
            if (m_work.isLatest(mine)) {
                setStage(Writing);
                Q_EMIT started(text(operation.value));
            }
        },
        [this, mine](const Error &error) {
            if (m_work.isLatest(mine)) {
                fail(error, Planned);
            }
        });
}

} // namespace wakedock::models
