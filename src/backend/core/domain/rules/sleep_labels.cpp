#include "backend/core/domain/rules/sleep_labels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>

namespace wakedock::core {

namespace {

/// Reads one value into a policy. @return false where the text is none
using LabelReader = bool (*)(const std::string &text, SleepPolicy &policy);

struct SleepLabel {
    std::string_view key;
    const char *shape; ///< What a value has to be, for the refusal.
    LabelReader read;
};

template <auto Member>
bool readLabelFlag(const std::string &text, SleepPolicy &policy)
{
    policy.*Member = text == "true";
    return text == "true" || text == "false";
}

template <class Number>
std::optional<Number> labelNumber(const std::string &text)
{
    Number value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

template <auto Member>
bool readLabelCount(const std::string &text, SleepPolicy &policy)
{
    const auto value = labelNumber<int>(text);
    policy.*Member = value.value_or(policy.*Member);
    return value.has_value();
}

bool readLabelCpu(const std::string &text, SleepPolicy &policy)
{
    policy.cpuPercent = labelNumber<double>(text);
    return policy.cpuPercent.has_value();
}

bool readLabelNetwork(const std::string &text, SleepPolicy &policy)
{
    policy.networkBytesPerSecond = labelNumber<std::int64_t>(text);
    return policy.networkBytesPerSecond.has_value();
}

constexpr const char *flagShape = "One of true and false, in quotes.";
constexpr const char *countShape = "A whole number, in quotes.";

constexpr std::array<SleepLabel, 8> sleepLabels{
    {{"wakedock.sleep.enabled", flagShape, &readLabelFlag<&SleepPolicy::enabled>},
     {"wakedock.sleep.idle_minutes", countShape, &readLabelCount<&SleepPolicy::idleMinutes>},
     {"wakedock.sleep.grace_seconds", countShape, &readLabelCount<&SleepPolicy::graceSeconds>},
     {"wakedock.sleep.wake_timeout_seconds", countShape, &readLabelCount<&SleepPolicy::wakeTimeoutSeconds>},
     {"wakedock.sleep.stop_timeout_seconds", countShape, &readLabelCount<&SleepPolicy::stopTimeoutSeconds>},
     {"wakedock.sleep.cpu_percent", "A number, in quotes.", &readLabelCpu},
     {"wakedock.sleep.network_bytes_per_second", countShape, &readLabelNetwork},
     {"wakedock.sleep.answer_probes", flagShape, &readLabelFlag<&SleepPolicy::answersProbes>}}};

} // namespace

bool isSleepLabel(std::string_view key)
{
    return std::ranges::find(sleepLabels, key, &SleepLabel::key) != sleepLabels.end();
}

SleepPolicy sleepByLabels(const Labels &labels)
{
    SleepPolicy policy;
    for (const SleepLabel &label : sleepLabels) {
        if (const auto found = labels.find(std::string(label.key)); found != labels.end()) {
            SleepPolicy read = policy;
            policy = label.read(found->second, read) ? read : policy;
        }
    }
    return policy;
}

std::vector<FieldError> brokenSleepLabels(const Labels &labels)
{
    std::vector<FieldError> problems;
    SleepPolicy ignored;
    for (const SleepLabel &label : sleepLabels) {
        const auto found = labels.find(std::string(label.key));
        if (found != labels.end() && !label.read(found->second, ignored)) {
            problems.push_back({std::string(label.key), label.shape});
        }
    }
    return problems;
}

std::string sleepLabelOf(std::string_view field)
{
    return "wakedock." + std::string(field);
}

std::string sleepLabelNames()
{
    std::string names;
    for (const SleepLabel &label : sleepLabels) {
        names += (names.empty() ? "" : ", ") + std::string(label.key);
    }
    return names;
}

} // namespace wakedock::core
