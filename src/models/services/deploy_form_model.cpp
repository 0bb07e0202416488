#include "models/services/deploy_form_model.h"

#include "backend/core/domain/rules/service_rules.h"
#include "models/common/text_format.h"
#include "models/services/service_actions.h"

#include <QRegularExpression>

#include <optional>
#include <utility>

namespace wakedock::models {

namespace {

FormPlace placeOf(const QString &field)
{
    static const QRegularExpression indexed(QStringLiteral("^([a-z_]+)\\[(\\d+)\\]"));
    const auto match = indexed.match(field);
    return match.hasMatch() ? FormPlace{match.captured(1), match.captured(2).toInt()}
                            : FormPlace{field.section(QLatin1Char('.'), 0, 0), -1};
}

int rowAt(const std::vector<int> &rows, int entry)
{
    return entry >= 0 && static_cast<std::size_t>(entry) < rows.size() ? rows[static_cast<std::size_t>(entry)] : -1;
}

void clearErrors(FormRowsModel &rows)
{
    for (int index = 0; index < rows.rowCount(); ++index) {
        rows.setError(index, {});
    }
}

} // namespace

DeployFormModel::DeployFormModel(Bridge &bridge, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_plan(bridge)
    , m_domainCheck(bridge)
{
    follow(m_ports, QStringLiteral("ports"), &DeployFormText::ports);
    follow(m_environment, QStringLiteral("environment"), &DeployFormText::environment);
    follow(m_volumes, QStringLiteral("volumes"), &DeployFormText::volumes);
    check();
}

void DeployFormModel::follow(FormRowsModel &rows, const QString &list, std::vector<FormRow> DeployFormText::*into)
{
    connect(&rows, &FormRowsModel::edited, this, [this, &rows, list, into] {
        m_text.*into = rows.rows();
        m_touched.insert(list);
        m_refused.clear();
        check();
    });
}

void DeployFormModel::setDomain(const QString &value)
{
    if (m_text.domain != value) {
        m_domainCheck.clear();
    }
    edit(m_text.domain, value, "domain");
}

void DeployFormModel::edit(QString &field, const QString &value, const char *apiName)
{
    if (field == value) {
        return;
    }
    field = value;
    m_touched.insert(QLatin1String(apiName));
    m_refused.clear();
    Q_EMIT edited();
    check();
}

void DeployFormModel::setHealth(int choice)
{
    if (choice != health()) {
        m_text.health = static_cast<Health>(choice);
        m_touched.insert(QStringLiteral("health_check"));
        m_refused.clear();
        Q_EMIT edited();
        check();
    }
}

void DeployFormModel::check()
{
    m_plan.clear();
    m_reading = readDeployForm(m_text);
    m_problems = m_reading.unreadable;
    const core::ServiceConfig config = core::normalised(m_reading.config);
    for (auto &problem : core::brokenRules(config)) {
        m_problems.push_back(std::move(problem));
    }
    m_warnings.clear();
    for (const auto &mount : core::sensitiveMounts(config)) {
        m_warnings.append(text(mount));
    }
    show();
}

void DeployFormModel::show()
{
    m_shown.clear();
    for (FormRowsModel *rows : {&m_ports, &m_environment, &m_volumes}) {
        clearErrors(*rows);
    }
    for (const auto &problem : m_problems) {
        showOne(problem);
    }
    for (const auto &problem : m_refused) {
        showOne(problem);
    }
    Q_EMIT errorsChanged();
}

void DeployFormModel::showOne(const FieldError &problem)
{
    const QString field = text(problem.field);
    const FormPlace place = placeOf(field);
    if (!m_showsAll && !m_touched.contains(field) && !m_touched.contains(place.list)) {
        return;
    }
    const QString sentence = text(problem.message);
    if (place.entry >= 0 && showInRow(place, sentence)) {
        return;
    }
    if (!m_shown.contains(field)) {
        m_shown.insert(field, sentence);
    }
}

bool DeployFormModel::showInRow(const FormPlace &place, const QString &sentence)
{
    if (place.list == QStringLiteral("ports")) {
        m_ports.setError(rowAt(m_reading.portRows, place.entry), sentence);
    } else if (place.list == QStringLiteral("volumes")) {
        m_volumes.setError(rowAt(m_reading.volumeRows, place.entry), sentence);
    } else if (place.list == QStringLiteral("environment")) {
        m_environment.setError(place.entry, sentence);
    } else {
        return false;
    }
    return true;
}

void DeployFormModel::submit()
{
    if (m_submitting) {
        return;
    }
    m_showsAll = true;
    setFailure({});
    check();
    if (!valid()) {
        return;
    }
    setSubmitting(true);
    m_bridge.ask<core::OperationId>(
        this, Bridge::Patience::Acting,
        [config = m_reading.config](const WindowUseCases &doors, core::CallContext context) {
            return operationOf(doors.deploy(std::move(context), core::DeployRequest{config}));
        },
        [this](const core::OperationId &operation) {
            setSubmitting(false);
            Q_EMIT submitted(text(operation.value));
        },
        [this](const Error &error) { refuse(error); });
}

void DeployFormModel::preview()
{
    m_showsAll = true;
    check();
    if (valid()) {
        m_plan.ofNew(m_reading.config);
    }
}

void DeployFormModel::refuse(const Error &error)
{
    setSubmitting(false);
    m_refused = error.fields();
    // Fields are answered at the field; what names none, or is about the machine, stands above the form.
    setFailure(m_refused.empty() ? ErrorText::of(error) : ErrorText());
    show();
}

void DeployFormModel::clear()
{
    m_text = {};
    m_showsAll = false;
    m_refused.clear();
    for (FormRowsModel *rows : {&m_ports, &m_environment, &m_volumes}) {
        rows->clear();
    }
    m_touched.clear();
    m_domainCheck.clear();
    setFailure({});
    Q_EMIT edited();
    check();
}

void DeployFormModel::setSubmitting(bool submitting)
{
    if (m_submitting != submitting) {
        m_submitting = submitting;
        Q_EMIT submittingChanged();
    }
}

void DeployFormModel::setFailure(ErrorText failure)
{
    if (m_failure != failure) {
        m_failure = std::move(failure);
        Q_EMIT failureChanged();
    }
}

} // namespace wakedock::models
