#include "backend/infrastructure/caddy/monitoring/authority_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

std::string textAt(const json &line, const char *key)
{
    const auto found = line.find(key);
    return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Milliseconds are enough, and a time nobody wrote as a number is none.
Timestamp momentOf(const json &line)
{
    const auto found = line.find("ts");
    const double seconds = found != line.end() && found->is_number() ? found->get<double>() : 0;
    return Timestamp(std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000)));
}

void take(const json &line, std::map<std::string, core::AuthorityRefusal> &refusals)
{
    const auto logger = textAt(line, "logger");
    if (!logger.starts_with("tls.obtain") && !logger.starts_with("tls.renew")) {
        return;
    }
    const auto name = textAt(line, "identifier");
    const auto said = textAt(line, "error");
    if (name.empty()) {
        return;
    }
    if (!said.empty() && textAt(line, "msg").starts_with("could not get certificate")) {
        refusals[name] = {momentOf(line), said};
    } else if (textAt(line, "msg").starts_with("certificate obtained")
               || textAt(line, "msg").starts_with("certificate renewed")) {
        refusals.erase(name);
    }
}

} // namespace

std::map<std::string, core::AuthorityRefusal> refusalsIn(std::string_view log)
{
    std::map<std::string, core::AuthorityRefusal> refusals;
    while (!log.empty()) {
        const auto end = std::min(log.find('\n'), log.size());
        const auto text = log.substr(0, end);
        log.remove_prefix(std::min(end + 1, log.size()));
        // Most lines are of other things: only these are worth reading whole.
        if (text.find("\"tls.") == std::string_view::npos) {
            continue;
        }
        if (const auto line = json::parse(text, nullptr, false); line.is_object()) {
            take(line, refusals);
        }
    }
    return refusals;
}

std::string tailOf(const std::string &path, std::size_t bytes)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) {
        return {};
    }
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0));
    file.seekg(static_cast<std::streamoff>(size > bytes ? size - bytes : 0));
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (size > bytes) {
        text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
    }
    return text;
}

} // namespace wakedock::caddy
