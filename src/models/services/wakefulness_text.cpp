#include "models/services/wakefulness_text.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace wakedock::models {

namespace {

using core::AwakeReason;

QString awakeWord(const char *word)
{
    return QCoreApplication::translate("Wakefulness", word);
}

QString awakeSpanText(std::chrono::milliseconds span)
{
    const auto seconds = std::max<long long>(0, std::chrono::ceil<std::chrono::seconds>(span).count());
    if (seconds < 60) {
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "%1 s")).arg(seconds);
    }
    const auto minutes = (seconds + 59) / 60;
    return minutes < 90 ? awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "%1 min")).arg(minutes)
                        : awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "%1 h")).arg((minutes + 30) / 60);
}

/// The time alone where it is not long until then.
QString clockOf(Timestamp at, Timestamp now)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    return at - now < std::chrono::hours(12) ? QLocale().toString(moment.time(), QLocale::ShortFormat)
                                             : QLocale().toString(moment, QLocale::ShortFormat);
}

QString untilOr(const char *until, const char *without, const std::optional<Timestamp> &end, Timestamp now)
{
    return end ? awakeWord(until).arg(clockOf(*end, now)) : awakeWord(without);
}

QString fallText(const char *in, const core::Wakefulness &awake, Timestamp now)
{
    return awake.sleepsAt ? awakeWord(in).arg(awakeSpanText(*awake.sleepsAt - now))
                          : awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Just used"));
}

QString heldText(AwakeReason reason)
{
    switch (reason) {
    case AwakeReason::OpenConnections:
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Open connections"));
    case AwakeReason::BusyProcessor:
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Busy processor"));
    case AwakeReason::BusyNetwork:
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Busy network"));
    case AwakeReason::OwnSession:
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Being worked on"));
    case AwakeReason::Dependants:
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Others need it"));
    case AwakeReason::NeedsInUse:
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Others use what sleeps with it"));
    case AwakeReason::NotMeasured:
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Use not measured"));
    case AwakeReason::MarksUnseen:
        return awakeWord(QT_TRANSLATE_NOOP("Wakefulness", "Caddy cannot see it"));
    default:
        return {};
    }
}

} // namespace

bool isKeptAwake(const core::ServiceState &state, Timestamp now)
{
    return state.awake && state.awake->keptUntil && *state.awake->keptUntil > now;
}

QString awakeText(const core::ServiceState &state, Timestamp now)
{
    if (!state.awake) {
        return {};
    }
    const core::Wakefulness &awake = *state.awake;
    switch (awake.reason) {
    case AwakeReason::RecentTraffic:
        return fallText(QT_TRANSLATE_NOOP("Wakefulness", "Sleeps in %1"), awake, now);
    case AwakeReason::Grace:
        return fallText(QT_TRANSLATE_NOOP("Wakefulness", "Idle, sleeps in %1"), awake, now);
    case AwakeReason::KeptAwake:
        return untilOr(QT_TRANSLATE_NOOP("Wakefulness", "Kept awake until %1"),
                       QT_TRANSLATE_NOOP("Wakefulness", "Kept awake"), awake.keptUntil, now);
    case AwakeReason::AwakeHours:
        return untilOr(QT_TRANSLATE_NOOP("Wakefulness", "Awake hours until %1"),
                       QT_TRANSLATE_NOOP("Wakefulness", "Awake hours"), awake.sleepsAt, now);
    default:
        return heldText(awake.reason);
    }
}

QString awakeDetailText(const core::ServiceState &state, Timestamp now)
{
    QString words = awakeText(state, now);
    if (words.isEmpty() || state.awake->detail.empty()) {
        return words;
    }
    return QStringLiteral("%1: %2").arg(words, text(state.awake->detail));
}

} // namespace wakedock::models
