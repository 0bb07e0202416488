#include "models/common/form_run.h"

#include "models/common/text_format.h"

#include <QCoreApplication>

#include <utility>

namespace wakedock::models {

void FormRun::clear()
{
    m_generation.next();
    m_submitting = false;
    m_failure = {};
    m_errors.clear();
    Q_EMIT changed();
}

void FormRun::submit(Bridge::Question<QString> question, std::function<void(const QString &)> take)
{
    if (m_submitting) {
        return;
    }
    clear();
    m_submitting = true;
    Q_EMIT changed();
    const quint64 mine = m_generation.next();
    m_bridge.ask<QString>(
        this, Bridge::Patience::Acting, std::move(question),
        [this, mine, take = std::move(take)](const QString &made) {
            if (m_generation.isLatest(mine)) {
                clear();
                if (take) {
                    take(made);
                }
                Q_EMIT succeeded(made);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                m_submitting = false;
                refuse(error);
            }
        });
}

void FormRun::refuse(const Error &error)
{
    m_errors.clear();
    for (const auto &problem : error.fields()) {
        m_errors.insert(text(problem.field), text(problem.message));
    }
    m_failure = ErrorText::of(error);
    Q_EMIT changed();
}

void FormRun::refuseOvertaken(const QString &theirs)
{
    const QString what = QCoreApplication::translate("FormRun", "Somebody else changed this while you were editing it.");
    refuse(Error(ErrorCode::PreconditionFailed, "version_changed", what.toStdString()).withRemedy(theirs.toStdString()));
}

} // namespace wakedock::models
