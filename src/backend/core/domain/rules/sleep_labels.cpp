#include "backend/core/domain/rules/sleep_labels.h"

#include "backend/core/domain/rules/awake_hours_text.h"
#include "backend/core/domain/rules/text_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace wakedock::core {

namespace {

/// Reads one value into what it belongs to. @return false where the text is none
template <class Target>
using LabelReader = bool (*)(const std::string &text, Target &target);

template <class Target>
struct SleepLabel {
    std::string_view key;
    const char *shape = nullptr; ///< What a value has to be, for the refusal.
    LabelReader<Target> read = nullptr;
};

template <auto Member, class Target = SleepPolicy>
bool readLabelFlag(const std::string &text, Target &target)
{
    target.*Member = text == "true";
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

/// What needs a container's state kept is no part of a stack: see decision 0022.
bool readLabelStopMode(const std::string &text, SleepPolicy &policy)
{
    policy.stopMode = StopMode::Stop;
    return text == "stop";
}

bool readLabelHours(const std::string &text, SleepPolicy &policy)
{
    auto hours = awakeHoursIn(text);
    const bool isRead = hours.has_value();
    policy.awakeHours = std::move(hours).value_or(std::vector<AwakeHours>());
    return isRead;
}

/// Entries are judged by brokenSleepRules().
template <auto Pattern, auto Member>
bool readLabelList(const std::string &text, SleepPolicy &policy)
{
    (policy.*Pattern).*Member = listParts(text, ',');
    return true;
}

template <auto Member>
bool readLabelText(const std::string &text, LoadingPage &page)
{
    page.*Member = text;
    return true;
}

bool readLabelTheme(const std::string &text, LoadingPage &page)
{
    static constexpr std::array<std::string_view, 3> themes{"auto", "dark", "light"};
    const auto found = std::ranges::find(themes, text);
    if (found != themes.end()) {
        page.theme = static_cast<LoadingTheme>(found - themes.begin());
    }
    return found != themes.end();
}

constexpr const char *flagShape = "One of true and false, in quotes.";
constexpr const char *countShape = "A whole number, in quotes.";
constexpr const char *hoursShape = "Like mon-fri 08:00-18:00; sat 10:00-14:00. Without days it is every day.";
constexpr const char *modeShape = "Only stop: what is paused, a Compose program leaves so, and what several services need "
                                  "cannot be paused for one of them.";
constexpr const char *listShape = "A list, separated by commas.";

constexpr auto onlyOf = &SleepPolicy::wakeOnly;
constexpr auto neverOf = &SleepPolicy::wakeNever;

constexpr std::array<SleepLabel<SleepPolicy>, 18> sleepLabels{
    {{"wakedock.sleep.enabled", flagShape, &readLabelFlag<&SleepPolicy::enabled>},
     {"wakedock.sleep.idle_minutes", countShape, &readLabelCount<&SleepPolicy::idleMinutes>},
     {"wakedock.sleep.grace_seconds", countShape, &readLabelCount<&SleepPolicy::graceSeconds>},
     {"wakedock.sleep.wake_timeout_seconds", countShape, &readLabelCount<&SleepPolicy::wakeTimeoutSeconds>},
     {"wakedock.sleep.stop_mode", modeShape, &readLabelStopMode},
     {"wakedock.sleep.stop_timeout_seconds", countShape, &readLabelCount<&SleepPolicy::stopTimeoutSeconds>},
     {"wakedock.sleep.cpu_percent", "A number, in quotes.", &readLabelCpu},
     {"wakedock.sleep.network_bytes_per_second", countShape, &readLabelNetwork},
     {"wakedock.sleep.awake_hours", hoursShape, &readLabelHours},
     {"wakedock.sleep.wake_only.methods", listShape, &readLabelList<onlyOf, &VisitorPattern::methods>},
     {"wakedock.sleep.wake_only.paths", listShape, &readLabelList<onlyOf, &VisitorPattern::paths>},
     {"wakedock.sleep.wake_only.user_agents", listShape, &readLabelList<onlyOf, &VisitorPattern::userAgents>},
     {"wakedock.sleep.wake_only.networks", listShape, &readLabelList<onlyOf, &VisitorPattern::networks>},
     {"wakedock.sleep.wake_never.methods", listShape, &readLabelList<neverOf, &VisitorPattern::methods>},
     {"wakedock.sleep.wake_never.paths", listShape, &readLabelList<neverOf, &VisitorPattern::paths>},
     {"wakedock.sleep.wake_never.user_agents", listShape, &readLabelList<neverOf, &VisitorPattern::userAgents>},
     {"wakedock.sleep.wake_never.networks", listShape, &readLabelList<neverOf, &VisitorPattern::networks>},
     {"wakedock.sleep.answer_probes", flagShape, &readLabelFlag<&SleepPolicy::answersProbes>}}};

/// A logo is none: it would be a text of thousands of letters in a file that people read.
constexpr std::array<SleepLabel<LoadingPage>, 5> pageLabels{
    {{"wakedock.loading_page.title", "A text.", &readLabelText<&LoadingPage::title>},
     {"wakedock.loading_page.message", "A text.", &readLabelText<&LoadingPage::message>},
     {"wakedock.loading_page.theme", "One of auto, dark and light.", &readLabelTheme},
     {"wakedock.loading_page.accent", "A colour, written #rrggbb, in quotes.", &readLabelText<&LoadingPage::accent>},
     {"wakedock.loading_page.show_log", flagShape, &readLabelFlag<&LoadingPage::showsLog, LoadingPage>}}};

template <class Target, std::size_t count>
Target readLabels(const std::array<SleepLabel<Target>, count> &known, const Labels &labels, Target target)
{
    for (const auto &label : known) {
        if (const auto found = labels.find(std::string(label.key)); found != labels.end()) {
            Target read = target;
            target = label.read(found->second, read) ? read : target;
        }
    }
    return target;
}

template <class Target, std::size_t count>
void checkLabels(const std::array<SleepLabel<Target>, count> &known, const Labels &labels, std::vector<FieldError> &problems)
{
    Target ignored;
    for (const auto &label : known) {
        const auto found = labels.find(std::string(label.key));
        if (found != labels.end() && !label.read(found->second, ignored)) {
            problems.push_back({std::string(label.key), label.shape});
        }
    }
}

template <class Known>
bool knowsLabel(const Known &known, std::string_view key)
{
    return std::ranges::find_if(known, [key](const auto &label) { return label.key == key; }) != known.end();
}

template <class Known>
void addLabelNames(const Known &known, std::string &names)
{
    for (const auto &label : known) {
        names += (names.empty() ? "" : ", ") + std::string(label.key);
    }
}

} // namespace

bool isSleepLabel(std::string_view key)
{
    return knowsLabel(sleepLabels, key) || knowsLabel(pageLabels, key);
}

SleepPolicy sleepByLabels(const Labels &labels, SleepPolicy defaults)
{
    defaults.stopMode = StopMode::Stop;
    return readLabels(sleepLabels, labels, std::move(defaults));
}

LoadingPage loadingPageByLabels(const Labels &labels)
{
    return readLabels(pageLabels, labels, LoadingPage());
}

std::vector<FieldError> brokenSleepLabels(const Labels &labels)
{
    std::vector<FieldError> problems;
    checkLabels(sleepLabels, labels, problems);
    checkLabels(pageLabels, labels, problems);
    return problems;
}

std::string sleepLabelOf(std::string_view field)
{
    return "wakedock." + std::string(field.substr(0, field.find('[')));
}

std::string sleepLabelNames()
{
    std::string names;
    addLabelNames(sleepLabels, names);
    addLabelNames(pageLabels, names);
    return names;
}

} // namespace wakedock::core
