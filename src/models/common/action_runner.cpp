#include "models/common/action_runner.h"

#include <utility>

namespace wakedock::models {

void ActionRunner::run(const QString &key, Bridge::Question<bool> question)
{
    if (m_busy.contains(key)) {
        return;
    }
    m_busy.insert(key);
    Q_EMIT busyChanged(key);
    m_bridge.ask<bool>(
        this, Bridge::Patience::Acting, std::move(question),
        [this, key](bool) {
            finish(key);
            Q_EMIT done(key);
        },
        [this, key](const Error &error) {
            finish(key);
            // Closing the window is no failure of the action.
            if (error.code() != ErrorCode::Cancelled) {
                Q_EMIT failed(key, ErrorText::of(error));
            }
        });
}

void ActionRunner::finish(const QString &key)
{
    m_busy.remove(key);
    Q_EMIT busyChanged(key);
}

} // namespace wakedock::models
