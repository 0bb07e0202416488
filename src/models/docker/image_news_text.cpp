#include "models/docker/image_news_text.h"

#include "models/common/text_format.h"
#include "models/docker/docker_text.h"

#include <algorithm>

namespace wakedock::models {

namespace {

QString stateWord(const core::ImageUpdate &update)
{
    switch (update.state) {
    case core::UpdateState::Current:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "up to date"));
    case core::UpdateState::Available:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "something newer is there"));
    case core::UpdateState::Unknown:
        break;
    }
    return update.problem ? text(update.problem->message) : dockerWord(QT_TRANSLATE_NOOP("Docker", "not known"));
}

} // namespace

QString updateSentence(const core::ImageUpdate &update, Timestamp now)
{
    return dockerWord(QT_TRANSLATE_NOOP("Docker", "%1: %2 (asked %3)"))
        .arg(text(update.tag), stateWord(update), agoText(update.checkedAt, now));
}

QString checkSentence(const std::vector<core::ImageUpdate> &updates)
{
    if (updates.empty()) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "No image here has a name that a registry could be asked about."));
    }
    const auto newer = std::ranges::count(updates, core::UpdateState::Available, &core::ImageUpdate::state);
    const auto known = updates.size()
        - static_cast<std::size_t>(std::ranges::count(updates, core::UpdateState::Unknown, &core::ImageUpdate::state));
    if (newer == 0) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Names asked about: %1. Nothing newer is there.")).arg(known);
    }
    return dockerWord(QT_TRANSLATE_NOOP("Docker", "Something newer is there for %1 of %2 names.")).arg(newer).arg(known);
}

QStringList checkProblems(const std::vector<core::ImageUpdate> &updates)
{
    QStringList reasons;
    for (const auto &update : updates) {
        if (update.problem) {
            reasons.append(text(update.tag) + QStringLiteral(": ") + text(update.problem->message));
        }
    }
    return reasons;
}

} // namespace wakedock::models
