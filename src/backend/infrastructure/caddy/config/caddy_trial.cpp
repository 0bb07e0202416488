#include "backend/infrastructure/caddy/config/caddy_trial.h"

#include "backend/infrastructure/caddy/config/config_checks.h"
#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/trial_process.h"
#include "backend/infrastructure/caddy/monitoring/private_files.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <sstream>

namespace wakedock::caddy {

using core::ConfigFinding;
using nlohmann::json;

namespace {

/// 0700, and gone with the object.
TrialFolder trialFolder()
{
    auto folder = std::make_shared<QTemporaryDir>();
    if (!folder->isValid()) {
        throw Error(ErrorCode::UpstreamFailed, "trial_folder_missing",
                    "No temporary folder can be made to try the configuration in: " + folder->errorString().toStdString())
            .withRemedy("Give WakeDock a temporary folder it may write to (TMPDIR).");
    }
    return folder;
}

ConfigFinding refusalIn(const TrialRun &run, const std::string &folder)
{
    if (run.isCut) {
        return {"Caddy says more about this configuration than can be kept.", std::nullopt, {}};
    }
    auto words = complaintIn(run.errors);
    if (words.empty()) {
        words = "Caddy ended with exit code " + std::to_string(run.code) + " and did not say why.";
    }
    return findingIn(std::move(words), folder);
}

std::optional<int> lineOf(const json &warning)
{
    const auto line = warning.find("line");
    return line != warning.end() && line->is_number_integer() ? std::optional(line->get<int>()) : std::nullopt;
}

std::string wordIn(const json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// `caddy adapt` warns in lines of JSON.
std::vector<ConfigFinding> warningsIn(const std::string &errors)
{
    std::vector<ConfigFinding> warnings;
    std::istringstream lines(errors);
    for (std::string line; std::getline(lines, line);) {
        const auto said = json::parse(line, nullptr, false);
        if (said.is_object() && wordIn(said, "level") == "warn") {
            warnings.push_back({wordIn(said, "msg"), lineOf(said), {}});
        }
    }
    return warnings;
}

void discardFileOutput(json *log)
{
    const auto *output = log != nullptr ? findAt(*log, {"writer", "output"}) : nullptr;
    if (output != nullptr && *output == "file") {
        (*log)["writer"] = {{"output", "discard"}};
    }
}

void eraseStorages(json *owners)
{
    if (owners == nullptr || !owners->is_structured()) {
        return;
    }
    for (auto &owner : *owners) {
        if (owner.is_object()) {
            owner.erase("storage");
        }
    }
}

} // namespace

std::string withoutTraces(const std::string &config)
{
    auto copy = json::parse(config);
    if (!copy.is_object()) {
        return config;
    }
    copy.erase("storage");
    eraseStorages(findAt(copy, {"apps", "tls", "automation", "policies"}));
    eraseStorages(findAt(copy, {"apps", "pki", "certificate_authorities"}));
    discardFileOutput(findAt(copy, {"logging", "sink"}));
    if (auto *logs = findAt(copy, {"logging", "logs"}); logs != nullptr && logs->is_structured()) {
        for (auto &log : *logs) {
            discardFileOutput(&log);
        }
    }
    return copy.dump();
}

TrialFolder layOutCaddyfile(const std::string &caddyfile)
{
    auto folder = trialFolder();
    writePrivateFile(folder->path().toStdString() + "/Caddyfile", caddyfile);
    return folder;
}

TrialFolder layOutConfig(const std::string &config)
{
    auto folder = trialFolder();
    writePrivateFile(folder->path().toStdString() + "/config.json", withoutTraces(config));
    return folder;
}

Task<AdaptedConfig> adaptByProgram(std::string program, TrialFolder folder, Deadline deadline, CancelToken cancel)
{
    const auto path = folder->path().toStdString();
    const std::vector<std::string> arguments{"adapt", "--config", path + "/Caddyfile", "--adapter", "caddyfile"};
    const auto run = co_await runTrial(program, arguments, path, deadline, cancel);
    AdaptedConfig adapted;
    if (run.code != 0 || run.isCut) {
        adapted.read.problem = refusalIn(run, path);
        co_return AdaptedConfig(adapted);
    }
    adapted.read = readConfigText(run.output);
    adapted.warnings = warningsIn(run.errors);
    co_return AdaptedConfig(adapted);
}

AdaptedConfig readAdaptAnswer(bool isSuccess, const std::string &body)
{
    AdaptedConfig adapted;
    const auto answer = json::parse(body, nullptr, false);
    if (!isSuccess || !answer.is_object() || !answer.contains("result") || !answer["result"].is_object()) {
        const auto words = answer.is_object() ? wordIn(answer, "error") : std::string();
        adapted.read.problem = findingIn(words.empty() ? "Caddy does not take this Caddyfile." : words, {});
        return adapted;
    }
    adapted.read.document = std::make_shared<json>(answer["result"]);
    writeNumbersAsCaddy(*adapted.read.document);
    for (const auto &warning : answer.value("warnings", json::array())) {
        if (warning.is_object()) {
            adapted.warnings.push_back({wordIn(warning, "message"), lineOf(warning), {}});
        }
    }
    return adapted;
}

Task<std::optional<ConfigFinding>> validateByProgram(std::string program, TrialFolder folder, Deadline deadline,
                                                     CancelToken cancel)
{
    const auto path = folder->path().toStdString();
    const std::vector<std::string> arguments{"validate", "--config", path + "/config.json"};
    const auto run = co_await runTrial(program, arguments, path, deadline, cancel);
    if (run.code == 0 && !run.isCut) {
        co_return std::nullopt;
    }
    co_return refusalIn(run, path);
}

} // namespace wakedock::caddy
