#include "models/services/domain_check_model.h"

#include "models/common/text_format.h"

#include <utility>

namespace wakedock::models {

DomainCheckModel::DomainCheckModel(Bridge &bridge, QObject *parent) : QObject(parent), m_bridge(bridge) { }

DomainCheckModel::Outcome DomainCheckModel::outcome() const
{
    if (!m_found.isFree()) {
        return Outcome::Bad;
    }
    const bool isThere = m_found.isSpecialUse || m_found.proof == core::ProofVerdict::Proven;
    return isThere ? Outcome::Good : Outcome::Doubtful;
}

QString DomainCheckModel::summary() const
{
    return text(m_found.summary);
}

QString DomainCheckModel::remedy() const
{
    return text(m_found.remedy);
}

void DomainCheckModel::check(const QString &domain)
{
    const quint64 mine = m_generation.next();
    set(RequestState::Loading);
    m_bridge.ask<core::DomainCheck>(
        this, Bridge::Patience::Reading,
        [domain = domain.trimmed().toStdString()](const WindowUseCases &doors, core::CallContext context) {
            return doors.validateDomain(std::move(context), domain);
        },
        [this, mine](const core::DomainCheck &found) {
            if (m_generation.isLatest(mine)) {
                set(RequestState::Ready, found);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                set(RequestState::Failed, {}, ErrorText::of(error));
            }
        });
}

void DomainCheckModel::clear()
{
    m_generation.next();
    if (m_state != RequestState::Idle) {
        set(RequestState::Idle);
    }
}

void DomainCheckModel::set(RequestState state, core::DomainCheck found, ErrorText error)
{
    m_state = state;
    m_found = std::move(found);
    m_error = std::move(error);
    Q_EMIT changed();
}

} // namespace wakedock::models
