#include "backend/infrastructure/caddy/monitoring/caddy_program.h"

#include "backend/infrastructure/caddy/monitoring/caddy_environment.h"
#include "backend/infrastructure/http_client/i_connector.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include <charconv>
#include <filesystem>
#include <memory>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::caddy {

namespace {

/// `v2.7.6 h1:...` and `2.6.2` alike.
std::string versionIn(const std::string &output)
{
    auto word = output.substr(0, output.find_first_of(" \r\n\t"));
    if (word.starts_with('v')) {
        word.erase(0, 1);
    }
    const bool isVersion = !word.empty() && word.front() >= '0' && word.front() <= '9';
    return isVersion ? word : std::string();
}

/// Groups count as others: who is in them is not known.
bool isOnlyOursAlone(const std::filesystem::path &path)
{
    struct stat facts{};
    return ::stat(path.c_str(), &facts) == 0 && (facts.st_uid == 0 || facts.st_uid == ::geteuid())
        && (facts.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

} // namespace

std::string findCaddy(const std::string &binary)
{
    const auto name = QString::fromStdString(binary.empty() ? "caddy" : binary);
    const auto found = QStandardPaths::findExecutable(name);
    if (found.isEmpty()) {
        throw Error(ErrorCode::Unavailable, "caddy_missing",
                    "Caddy is not running, and the program " + name.toStdString() + " was not found.")
            .withRemedy("Install it (apt install caddy), or set caddy.binary to where it is.");
    }
    return found.toStdString();
}

bool isOnlyOurs(const std::string &program)
{
    std::error_code error;
    auto path = std::filesystem::canonical(program, error);
    if (error || path != program) {
        return false; // A link on the way may be another one by the time it is run.
    }
    while (isOnlyOursAlone(path)) {
        if (!path.has_relative_path()) {
            return true;
        }
        path = path.parent_path();
    }
    return false;
}

Task<std::string> askCaddyVersion(std::string program, CancelToken cancel)
{
    Completion<std::string> answer;
    const std::unique_ptr<QProcess, http_client::DeleteLater> process(new QProcess);
    auto *asked = process.get();
    QObject::connect(asked, &QProcess::finished, asked, [asked, answer](int) mutable {
        answer.succeed(versionIn(asked->readAllStandardOutput().toStdString()));
    });
    QObject::connect(asked, &QProcess::errorOccurred, asked, [answer](QProcess::ProcessError) mutable { answer.succeed(); });
    QTimer::singleShot(std::chrono::seconds(5), asked, [answer]() mutable { answer.succeed(); });
    const auto registration = cancel.onCancel([answer]() mutable { answer.fail(Cancelled()); });
    // It has no business with what is in our environment, and saying its version needs no home.
    asked->setProcessEnvironment(caddyEnvironment("/nonexistent"));
    asked->start(QString::fromStdString(program), {"version"}, QIODevice::ReadOnly);
    auto version = co_await answer;
    asked->disconnect();
    if (asked->state() != QProcess::NotRunning) {
        asked->kill();
    }
    co_return version;
}

bool isAtLeast(const std::string &version, int major, int minor)
{
    const auto *end = version.data() + version.size();
    int foundMajor = 0;
    const auto first = std::from_chars(version.data(), end, foundMajor);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '.') {
        return false;
    }
    int foundMinor = 0;
    const auto second = std::from_chars(first.ptr + 1, end, foundMinor);
    return second.ec == std::errc() && std::pair(foundMajor, foundMinor) >= std::pair(major, minor);
}

} // namespace wakedock::caddy
