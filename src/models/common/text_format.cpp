#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace wakedock::models {

namespace {

QString formatted(const char *pattern)
{
    return QCoreApplication::translate("TextFormat", pattern);
}

} // namespace

QString bytesText(std::int64_t bytes)
{
    static constexpr std::array units = {"B", "KB", "MB", "GB", "TB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const int decimals = unit > 2 && value < 10 ? 1 : 0;
    return QStringLiteral("%1 %2").arg(QLocale().toString(value, 'f', decimals), QLatin1String(units.at(unit)));
}

QString percentText(double percent)
{
    return QStringLiteral("%1 %").arg(QLocale().toString(percent, 'f', percent < 9.95 ? 1 : 0));
}

QString agoText(Timestamp at, Timestamp now)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - at).count();
    if (seconds < 45) {
        return formatted(QT_TRANSLATE_NOOP("TextFormat", "just now"));
    }
    if (seconds < 3600) {
        return formatted(QT_TRANSLATE_NOOP("TextFormat", "%1 min ago")).arg(std::max<long long>(1, seconds / 60));
    }
    if (seconds < 86400) {
        return formatted(QT_TRANSLATE_NOOP("TextFormat", "%1 h ago")).arg(seconds / 3600);
    }
    if (seconds < 2 * 86400) {
        return formatted(QT_TRANSLATE_NOOP("TextFormat", "yesterday"));
    }
    return formatted(QT_TRANSLATE_NOOP("TextFormat", "%1 days ago")).arg(seconds / 86400);
}

QString durationText(std::chrono::milliseconds span)
{
    if (span < std::chrono::seconds(1)) {
        return formatted(QT_TRANSLATE_NOOP("TextFormat", "%1 ms")).arg(span.count());
    }
    const double seconds = static_cast<double>(span.count()) / 1000.0;
    if (seconds < 60) {
        return formatted(QT_TRANSLATE_NOOP("TextFormat", "%1 s")).arg(QLocale().toString(seconds, 'f', 1));
    }
    const auto whole = static_cast<long long>(seconds);
    return formatted(QT_TRANSLATE_NOOP("TextFormat", "%1 min %2 s")).arg(whole / 60).arg(whole % 60);
}

QString momentText(Timestamp at)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    return QLocale().toString(moment, QLocale::ShortFormat);
}

Timestamp nowInMilliseconds()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace wakedock::models
