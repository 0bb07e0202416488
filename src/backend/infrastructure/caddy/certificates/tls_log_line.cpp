#include "backend/infrastructure/caddy/certificates/tls_log_line.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>

namespace wakedock::caddy {

using core::CertificateNews;
using nlohmann::json;

namespace {

constexpr std::size_t LongestWord = 4000;
constexpr std::size_t LongestName = 253;
constexpr int MostAttempts = 1'000'000;
constexpr double LongestRetry = 31.0 * 24 * 3600;

std::string logWordIn(const json &line, const char *key)
{
    const auto found = line.find(key);
    if (found == line.end() || !found->is_string()) {
        return {};
    }
    auto word = found->get<std::string>().substr(0, LongestWord);
    std::ranges::replace_if(word, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
    return word;
}

double numberIn(const json &line, const char *key, double most)
{
    const auto found = line.find(key);
    return found != line.end() && found->is_number() ? std::clamp(found->get<double>(), 0.0, most) : 0.0;
}

/// Some lines name it only as the beginning of the failure: `[app.example.org] Obtain: ...`.
std::string nameIn(const json &line, const std::string &failure)
{
    auto name = logWordIn(line, "identifier");
    if (name.empty() && failure.starts_with('[')) {
        name = failure.substr(1, failure.find(']') - 1);
    }
    return name.size() <= LongestName ? name : std::string();
}

std::optional<CertificateNews> troubleIn(const json &line)
{
    CertificateNews news;
    news.trouble = logWordIn(line, "error");
    news.name = nameIn(line, news.trouble);
    news.attempts = static_cast<int>(numberIn(line, "attempt", MostAttempts));
    if (line.contains("retrying_in")) {
        news.retryIn = std::chrono::seconds(static_cast<long long>(numberIn(line, "retrying_in", LongestRetry)));
    }
    const bool says = !news.name.empty() && !news.trouble.empty();
    return says ? std::optional(news) : std::nullopt;
}

} // namespace

std::optional<CertificateNews> newsIn(const json &line)
{
    const auto logger = logWordIn(line, "logger");
    if (logger != "tls.obtain" && logger != "tls.renew") {
        return std::nullopt;
    }
    const auto message = logWordIn(line, "msg");
    if (message.ends_with("ed successfully")) {
        CertificateNews news;
        news.name = nameIn(line, {});
        return news.name.empty() ? std::nullopt : std::optional(news);
    }
    return logWordIn(line, "level") == "error" ? troubleIn(line) : std::nullopt;
}

} // namespace wakedock::caddy
