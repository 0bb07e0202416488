#include "backend/core/domain/rules/compose_text_parts.h"

#include "backend/core/domain/rules/container_differences.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

void writeTextIfAny(ComposeSheet sheet, const char *key, const std::string &value)
{
    if (!value.empty()) {
        sheet.yaml.text(key, sheet.secrets.text(value));
    }
}

void writeNamedTexts(ComposeSheet sheet, const char *key, const std::map<std::string, std::string> &values)
{
    if (values.empty()) {
        return;
    }
    sheet.yaml.open(key);
    for (const auto &[name, value] : values) {
        sheet.yaml.text(name, sheet.secrets.named(name, value));
    }
    sheet.yaml.close();
}

void writeListsOf(ComposeSheet sheet)
{
    for (const auto &[key, values] : sheet.container.lists) {
        if (values.empty()) {
            continue;
        }
        sheet.yaml.open(key);
        for (const std::string &value : values) {
            sheet.yaml.item(sheet.secrets.text(value));
        }
        sheet.yaml.close();
    }
}

/// `1024`, or `{soft: 1024, hard: 2048}` of `1024:2048`.
void writeUlimits(ComposeSheet sheet, const std::map<std::string, std::string> &ulimits)
{
    sheet.yaml.open("ulimits");
    for (const auto &[name, value] : ulimits) {
        const auto colon = value.find(':');
        sheet.yaml.bare(name,
                        colon == std::string::npos
                            ? value
                            : "{soft: " + value.substr(0, colon) + ", hard: " + value.substr(colon + 1) + "}");
    }
    sheet.yaml.close();
}

void writeLogging(ComposeSheet sheet)
{
    const auto driver = sheet.container.settings.find("logging.driver");
    const auto options = sheet.container.mappings.find("logging.options");
    if (driver == sheet.container.settings.end() && options == sheet.container.mappings.end()) {
        return;
    }
    sheet.yaml.open("logging");
    sheet.yaml.text("driver", driver == sheet.container.settings.end() ? "json-file" : driver->second);
    if (options != sheet.container.mappings.end()) {
        writeNamedTexts(sheet, "options", options->second);
    }
    sheet.yaml.close();
}

/// Numbers, sizes and flags stand bare; what compose takes as a text (`cpuset: "0"`) does not.
void writeSettings(ComposeSheet sheet)
{
    static const std::set<std::string, std::less<>> texts{"cpuset",  "pid",         "ipc",           "uts",
                                                          "runtime", "userns_mode", "cgroup_parent", "volume_driver"};
    for (const auto &[key, value] : sheet.container.settings) {
        if (key.find('.') != std::string::npos) {
            continue;
        }
        if (texts.contains(key)) {
            sheet.yaml.text(key, composeEscaped(value));
        } else {
            sheet.yaml.bare(key, value);
        }
    }
}

std::string cpusText(double cpus)
{
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), cpus);
    return {text.data(), written.ptr};
}

std::string restartText(const ContainerDetail &container)
{
    switch (container.seen.restartPolicy) {
    case RestartPolicy::Always:
        return "always";
    case RestartPolicy::UnlessStopped:
        return "unless-stopped";
    case RestartPolicy::OnFailure:
        return "on-failure" + (container.restartRetries > 0 ? ":" + std::to_string(container.restartRetries) : "");
    case RestartPolicy::No:
        break;
    }
    return {}; // `restart: "no"` is what compose does unasked.
}

} // namespace

std::string composeDuration(std::chrono::nanoseconds time)
{
    using namespace std::chrono;
    if (time % seconds(1) != nanoseconds(0)) {
        return std::to_string(duration_cast<milliseconds>(time).count()) + "ms";
    }
    const auto hour = duration_cast<hours>(time);
    const auto minute = duration_cast<minutes>(time - hour);
    const auto second = duration_cast<seconds>(time - hour - minute);
    std::string text = hour.count() > 0 ? std::to_string(hour.count()) + "h" : "";
    text += minute.count() > 0 ? std::to_string(minute.count()) + "m" : "";
    return second.count() > 0 || text.empty() ? text + std::to_string(second.count()) + "s" : text;
}

std::string composeBytes(std::int64_t bytes)
{
    static constexpr std::array<std::pair<std::int64_t, const char *>, 3> units{
        {{std::int64_t(1) << 30, "g"}, {std::int64_t(1) << 20, "m"}, {std::int64_t(1) << 10, "k"}}};
    const auto fits =
        std::ranges::find_if(units, [bytes](const auto &unit) { return bytes > 0 && bytes % unit.first == 0; });
    return fits == units.end() ? std::to_string(bytes) : std::to_string(bytes / fits->first) + fits->second;
}

void writeStart(ComposeSheet sheet)
{
    const ContainerDetail &container = sheet.container;
    if (hasOwnEntrypoint(container)) {
        sheet.yaml.flow("entrypoint", sheet.secrets.arguments(container.entrypoint));
    }
    if (const auto command = ownCommand(container); !command.empty()) {
        sheet.yaml.flow("command", sheet.secrets.arguments(command));
    }
    if (container.user != container.image.user) {
        sheet.yaml.text("user", composeEscaped(container.user));
    }
    if (container.workingDir != container.image.workingDir) {
        writeTextIfAny(sheet, "working_dir", container.workingDir);
    }
    writeTextIfAny(sheet, "hostname", container.hostname);
    writeTextIfAny(sheet, "domainname", container.domainname);
    writeNamedTexts(sheet, "environment", ownEnvironment(container));
    writeNamedTexts(sheet, "labels", ownLabels(container));
}

void writeHealthCheck(ComposeSheet sheet)
{
    const auto check = ownHealthCheck(sheet.container);
    if (!check) {
        return;
    }
    sheet.yaml.open("healthcheck");
    if (check->test == std::vector<std::string>{"NONE"}) {
        sheet.yaml.bare("disable", "true");
        sheet.yaml.close();
        return;
    }
    if (!check->test.empty()) {
        sheet.yaml.flow("test", sheet.secrets.arguments(check->test));
    }
    const std::array<std::pair<const char *, std::chrono::nanoseconds>, 3> times{
        {{"interval", check->interval}, {"timeout", check->timeout}, {"start_period", check->startPeriod}}};
    for (const auto &[key, time] : times) {
        if (time.count() > 0) {
            sheet.yaml.bare(key, composeDuration(time));
        }
    }
    if (check->retries > 0) {
        sheet.yaml.bare("retries", std::to_string(check->retries));
    }
    sheet.yaml.close();
}

void writeLimits(ComposeSheet sheet)
{
    const ContainerDetail &container = sheet.container;
    writeTextIfAny(sheet, "restart", restartText(container));
    if (container.stopSignal != container.image.stopSignal) {
        writeTextIfAny(sheet, "stop_signal", container.stopSignal);
    }
    if (container.stopTimeoutSeconds) {
        sheet.yaml.bare("stop_grace_period", composeDuration(std::chrono::seconds(*container.stopTimeoutSeconds)));
    }
    if (container.resources.memoryBytes > 0) {
        sheet.yaml.bare("mem_limit", composeBytes(container.resources.memoryBytes));
    }
    if (container.resources.cpus > 0) {
        sheet.yaml.bare("cpus", cpusText(container.resources.cpus));
    }
    if (container.privileged) {
        sheet.yaml.bare("privileged", "true");
    }
    writeSettings(sheet);
    writeListsOf(sheet);
    for (const auto &[key, values] : container.mappings) {
        if (key == "ulimits") {
            writeUlimits(sheet, values);
        } else if (key.find('.') == std::string::npos) {
            writeNamedTexts(sheet, key.c_str(), values);
        }
    }
    writeLogging(sheet);
}

} // namespace wakedock::core
