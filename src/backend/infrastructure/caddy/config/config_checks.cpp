#include "backend/infrastructure/caddy/config/config_checks.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/listen_address.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <utility>

namespace wakedock::caddy {

using core::ConfigFinding;
using nlohmann::json;

namespace {

/// Why an upstream's address cannot be dialled; empty when it can, or when only Caddy can know.
std::string whyNotDialled(const std::string &dial)
{
    if (dial.empty()) {
        return "An upstream has no address.";
    }
    if (dial.find('{') != std::string::npos || dial.starts_with("unix/") || dial.starts_with("udp")) {
        return {};
    }
    const auto address = readListenAddress(dial);
    if (!address) {
        return "\"" + dial + "\" is no address that can be dialled: it wants a host and a port from 1 to 65535.";
    }
    if (address->host.empty()) {
        return "\"" + dial + "\" names no host.";
    }
    return address->firstPort != address->lastPort ? "\"" + dial + "\" names more than one port." : std::string();
}

class SilentFaults
{
public:
    void look(const json &node, const json::json_pointer &at)
    {
        if (node.is_object()) {
            lookAtId(node, at);
            lookAtUpstreams(node, at);
            for (const auto &[key, child] : node.items()) {
                look(child, at / key);
            }
        } else if (node.is_array()) {
            for (std::size_t i = 0; i < node.size(); ++i) {
                look(node[i], at / i);
            }
        }
    }

    std::vector<ConfigFinding> found;

private:
    void lookAtId(const json &node, const json::json_pointer &at)
    {
        const auto id = node.find("@id");
        if (id == node.end()) {
            return;
        }
        const auto text = id->is_string() ? id->get<std::string>() : id->dump();
        const auto [known, isNew] = m_ids.emplace(text, at.to_string());
        if (!isNew) {
            found.push_back({"The @id \"" + text + "\" stands twice, here and at " + known->second
                                 + ": Caddy would change either of them by it.",
                             std::nullopt, at.to_string()});
        }
    }

    void lookAtUpstreams(const json &node, const json::json_pointer &at)
    {
        const auto upstreams = node.find("upstreams");
        if (upstreams == node.end() || !upstreams->is_array() || node.value("handler", json()) != "reverse_proxy") {
            return;
        }
        for (std::size_t i = 0; i < upstreams->size(); ++i) {
            const auto *dial = findAt((*upstreams)[i], {"dial"});
            const auto why = dial != nullptr && dial->is_string() ? whyNotDialled(dial->get<std::string>()) : std::string();
            if (!why.empty()) {
                found.push_back({why, std::nullopt, (at / "upstreams" / i / "dial").to_string()});
            }
        }
    }

    std::map<std::string, std::string> m_ids;
};

/// What follows `word` up to one of `ends`; moves `from` behind it. Nothing when the word does not come any more.
std::optional<std::string> wordAfter(const std::string &text, const std::string &word, std::size_t &from)
{
    const auto at = text.find(word, from);
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const auto begin = at + word.size();
    const auto end = text.find(':', begin);
    if (end == std::string::npos) {
        return std::nullopt;
    }
    from = end;
    return text.substr(begin, end - begin);
}

void addPorts(const json &server, const json::json_pointer &at, std::map<int, std::string> &into)
{
    const auto *listen = findAt(server, {"listen"});
    for (std::size_t i = 0; listen != nullptr && listen->is_array() && i < listen->size(); ++i) {
        const auto &text = (*listen)[i];
        const auto address = text.is_string() ? readListenAddress(text.get<std::string>()) : std::nullopt;
        if (address && address->firstPort == address->lastPort) {
            into.emplace(address->firstPort, (at / i).to_string());
        }
    }
}

bool isNumber(const std::string &text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

/// `/tmp/x/Caddyfile:12:` or `Caddyfile:12 - ...`
std::optional<int> lineIn(const std::string &words)
{
    static constexpr std::string_view name = "Caddyfile:";
    const auto at = words.find(name);
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const auto digits =
        words.substr(at + name.size(), words.find_first_not_of("0123456789", at + name.size()) - at - name.size());
    return digits.empty() || digits.size() > 7 ? std::nullopt : std::optional(std::stoi(digits));
}

} // namespace

std::vector<ConfigFinding> findSilentFaults(const json &config)
{
    SilentFaults faults;
    faults.look(config, json::json_pointer());
    return std::move(faults.found);
}

std::vector<ListenedPort> listenedPorts(const json &config)
{
    std::map<int, std::string> ports;
    const auto *servers = findAt(config, {"apps", "http", "servers"});
    if (servers == nullptr || !servers->is_object()) {
        return {};
    }
    for (const auto &[name, server] : servers->items()) {
        addPorts(server, json::json_pointer("/apps/http/servers") / name / "listen", ports);
    }
    std::vector<ListenedPort> listened;
    for (auto &[port, path] : ports) {
        listened.push_back({port, std::move(path)});
    }
    return listened;
}

std::string pointerIn(const std::string &words)
{
    std::size_t from = 0;
    const auto server = wordAfter(words, "server ", from);
    if (!server || server->find(' ') != std::string::npos) {
        return {};
    }
    auto at = json::json_pointer("/apps/http/servers") / *server;
    for (auto route = wordAfter(words, ": route ", from); route && isNumber(*route);
         route = wordAfter(words, ": route ", from)) {
        at = at / "routes" / std::stoul(*route);
        const auto position = wordAfter(words, ": position ", from);
        if (!position || !isNumber(*position)) {
            break;
        }
        at = at / "handle" / std::stoul(*position);
    }
    return at.to_string();
}

ConfigFinding findingIn(std::string words, const std::string &folder)
{
    for (auto at = words.find(folder + "/"); !folder.empty() && at != std::string::npos; at = words.find(folder + "/")) {
        words.erase(at, folder.size() + 1);
    }
    while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) {
        words.pop_back();
    }
    const auto line = lineIn(words);
    const auto path = pointerIn(words);
    return {std::move(words), line, path};
}

bool mayDifferElsewhere(const std::string &words)
{
    for (const auto *elsewhere : {"unknown module", "module not registered", "unrecognized directive", "permission denied",
                                  "read-only file system", "no such file or directory", "File to import not found"}) {
        if (words.find(elsewhere) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace wakedock::caddy
