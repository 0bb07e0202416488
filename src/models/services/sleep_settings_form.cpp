#include "models/services/sleep_settings_form.h"

#include "backend/core/domain/rules/clock_text.h"
#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <optional>
#include <string>

namespace wakedock::models {

namespace {

constexpr double sleepKilobyte = 1024;

FieldError sleepProblem(const std::string &field, const char *sentence)
{
    return {field, QCoreApplication::translate("SleepSettings", sentence).toStdString()};
}

void readWhole(const QString &from, int &into, const std::string &field, std::vector<FieldError> &problems)
{
    bool isNumber = false;
    const int number = from.trimmed().toInt(&isNumber);
    if (isNumber) {
        into = number;
    } else {
        problems.push_back(sleepProblem(field, QT_TRANSLATE_NOOP("SleepSettings", "A whole number is needed here.")));
    }
}

/// Nothing where nothing is written. The decimal point may be written as in the operator's language.
std::optional<double> readAmount(const QString &from, const std::string &field, std::vector<FieldError> &problems)
{
    const QString bare = from.trimmed();
    if (bare.isEmpty()) {
        return std::nullopt;
    }
    bool isNumber = false;
    double number = QLocale().toDouble(bare, &isNumber);
    if (!isNumber) {
        number = bare.toDouble(&isNumber);
    }
    if (!isNumber) {
        problems.push_back(sleepProblem(field, QT_TRANSLATE_NOOP("SleepSettings", "A number, or nothing.")));
        return std::nullopt;
    }
    return number;
}

core::AwakeHours readHours(const SleepHoursText &text, std::size_t index, std::vector<FieldError> &problems)
{
    const auto from = core::minuteOfDay(text.from.trimmed().toStdString());
    const auto to = core::minuteOfDay(text.to.trimmed().toStdString());
    if (!from || !to) {
        problems.push_back(sleepProblem("sleep.awake_hours[" + std::to_string(index) + "]",
                                        QT_TRANSLATE_NOOP("SleepSettings", "Times are written 08:30.")));
    }
    return {text.days, from.value_or(0), to.value_or(0)};
}

} // namespace

SleepSettingsText sleepSettingsText(const core::SleepPolicy &sleep)
{
    SleepSettingsText form;
    form.enabled = sleep.enabled;
    form.idleMinutes = QString::number(sleep.idleMinutes);
    form.graceSeconds = QString::number(sleep.graceSeconds);
    form.wakeTimeout = QString::number(sleep.wakeTimeoutSeconds);
    form.pauses = sleep.stopMode == core::StopMode::Pause;
    form.stopTimeout = QString::number(sleep.stopTimeoutSeconds);
    if (sleep.cpuPercent) {
        form.cpuPercent = QLocale().toString(*sleep.cpuPercent);
    }
    if (sleep.networkBytesPerSecond) {
        form.network = QLocale().toString(static_cast<double>(*sleep.networkBytesPerSecond) / sleepKilobyte);
    }
    for (const core::AwakeHours &hours : sleep.awakeHours) {
        form.hours.push_back({hours.days, text(core::clockText(hours.fromMinute)), text(core::clockText(hours.toMinute))});
    }
    return form;
}

std::vector<FieldError> readSleepSettings(const SleepSettingsText &text, core::SleepPolicy &sleep)
{
    std::vector<FieldError> problems;
    sleep.enabled = text.enabled;
    readWhole(text.idleMinutes, sleep.idleMinutes, "sleep.idle_minutes", problems);
    readWhole(text.graceSeconds, sleep.graceSeconds, "sleep.grace_seconds", problems);
    readWhole(text.wakeTimeout, sleep.wakeTimeoutSeconds, "sleep.wake_timeout_seconds", problems);
    readWhole(text.stopTimeout, sleep.stopTimeoutSeconds, "sleep.stop_timeout_seconds", problems);
    sleep.stopMode = text.pauses ? core::StopMode::Pause : core::StopMode::Stop;
    sleep.cpuPercent = readAmount(text.cpuPercent, "sleep.cpu_percent", problems);
    const auto kilobytes = readAmount(text.network, "sleep.network_bytes_per_second", problems);
    sleep.networkBytesPerSecond =
        kilobytes ? std::optional<std::int64_t>(std::llround(*kilobytes * sleepKilobyte)) : std::nullopt;
    sleep.awakeHours.clear();
    for (std::size_t i = 0; i < text.hours.size(); ++i) {
        sleep.awakeHours.push_back(readHours(text.hours[i], i, problems));
    }
    return problems;
}

} // namespace wakedock::models
