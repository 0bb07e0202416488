#include "models/caddy/config_view_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QLocale>

namespace wakedock::models {

void ConfigViewModel::setCovered(bool covered)
{
    if (covered != m_covered) {
        m_covered = covered;
        reload();
    }
}

QString ConfigViewModel::sizeText() const
{
    if (!m_present) {
        return {};
    }
    return QCoreApplication::translate("Caddy", "%1, %2 lines")
        .arg(bytesText(static_cast<std::int64_t>(m_bytes)), QLocale().toString(m_lines.count()));
}

void ConfigViewModel::reload()
{
    const quint64 mine = m_generation.next();
    m_state = RequestState::Loading;
    Q_EMIT changed();
    m_bridge.ask<ConfigSight>(
        this, Bridge::Patience::Reading,
        [covered = m_covered](const WindowUseCases &doors, core::CallContext context) {
            return doors.caddy.config(std::move(context), covered);
        },
        [this, mine](const ConfigSight &sight) {
            if (m_generation.isLatest(mine)) {
                take(sight);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                m_state = RequestState::Failed;
                m_error = ErrorText::of(error);
                Q_EMIT changed();
            }
        });
}

void ConfigViewModel::take(const ConfigSight &sight)
{
    if (!m_present || sight.hash != m_hash || sight.covered != m_shownCovered) {
        m_lines.show(sight.lines);
    }
    m_drift.show(sight.drift);
    m_hash = sight.hash;
    m_bytes = sight.bytes;
    m_shownCovered = sight.covered;
    m_covered = sight.covered;
    m_present = true;
    m_state = RequestState::Ready;
    Q_EMIT changed();
}

} // namespace wakedock::models
