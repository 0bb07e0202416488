#include "backend/core/domain/rules/port_diagnosis.h"

#include "backend/core/domain/rules/domain_judgement.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

namespace wakedock::core {

namespace {

constexpr const char *UnseenFirewall = " A firewall or router in front of it cannot be seen from here.";

std::string checkOf(PortUse use)
{
    switch (use) {
    case PortUse::Admin:
        return "admin_port";
    case PortUse::Https:
        return "https_port";
    case PortUse::Http:
        break;
    }
    return "http_port";
}

std::string whoText(const PortListener &listener)
{
    return listener.program + " (pid " + std::to_string(listener.pid) + ")";
}

/// Each process once, also where it listens on several addresses.
std::vector<PortListener> holdersOf(const ProxyPort &port)
{
    std::vector<PortListener> holders;
    for (const PortListener &listener : port.listeners) {
        const bool isKnown =
            std::ranges::any_of(holders, [&listener](const PortListener &other) { return other.pid == listener.pid; });
        if (listener.pid > 0 && !isKnown) {
            holders.push_back(listener);
        }
    }
    return holders;
}

std::vector<PortListener> strangersAmong(const std::vector<PortListener> &holders)
{
    std::vector<PortListener> strangers;
    std::ranges::copy_if(holders, std::back_inserter(strangers), [](const PortListener &one) { return !one.isProxy; });
    return strangers;
}

std::string listText(const std::vector<PortListener> &listeners)
{
    std::string text;
    for (const PortListener &one : listeners) {
        text += (text.empty() ? "" : ", ") + whoText(one);
    }
    return text;
}

std::string killText(const std::vector<PortListener> &listeners)
{
    std::string text = "kill";
    for (const PortListener &one : listeners) {
        text += " " + std::to_string(one.pid);
    }
    return "`" + text + "`";
}

/// Two at once: the system gives each connection to one of them (SO_REUSEPORT), so every other answer is another's.
Finding sharedPort(const ProxyPort &port, const std::vector<PortListener> &holders,
                   const std::vector<PortListener> &strangers)
{
    Finding finding{"second_proxy", Severity::Error, {}, {}, {}, Mend::None, {}};
    finding.message = "More than one program listens on port " + std::to_string(port.port) + ": " + listText(holders)
        + ". The system splits " + (port.use == PortUse::Admin ? "WakeDock's changes" : "visitors") + " between them.";
    const bool isProxyKnown = strangers.size() < holders.size();
    finding.remedy =
        "End the one that is not wanted: " + (isProxyKnown ? killText(strangers) : std::string("`kill` and its pid"))
        + " as its user or root (a unit of systemd: `systemctl stop caddy`), or give it other ports.";
    const bool areStrays = isProxyKnown && std::ranges::all_of(strangers, &PortListener::isStray);
    if (areStrays) {
        finding.mend = Mend::EndStray;
        finding.mendText = "End " + listText(strangers) + ", which WakeDock started earlier and no longer follows.";
    }
    return finding;
}

Finding heldByAnother(const ProxyPort &port, const std::vector<PortListener> &strangers)
{
    const bool isAdmin = port.use == PortUse::Admin;
    return {checkOf(port.use),
            Severity::Error,
            {},
            std::string(isAdmin ? "Caddy's admin port " : "Port ") + std::to_string(port.port) + " is held by "
                + listText(strangers) + ", not by the Caddy that WakeDock works with.",
            "Stop that program (" + killText(strangers) + "), or give Caddy another "
                + std::string(isAdmin ? "address with caddy.admin." : "port with caddy.http_port and caddy.https_port."),
            Mend::None,
            {}};
}

Finding nobodyListens(const ProxyPort &port)
{
    return {checkOf(port.use),
            Severity::Error,
            {},
            "Nobody listens on port " + std::to_string(port.port) + ": visitors are refused.",
            "Bring WakeDock's routes back; if it stays so, Caddy's log says why it cannot listen.",
            Mend::PushRoutes,
            "Bring WakeDock's routes, and the servers for them, back into Caddy."};
}

std::string addressText(const ProxyPort &port)
{
    std::set<std::string> addresses;
    for (const PortListener &listener : port.listeners) {
        if (listener.address == "0.0.0.0" || listener.address == "::") {
            return "on all addresses";
        }
        addresses.insert(listener.address);
    }
    std::string text;
    for (const std::string &address : addresses) {
        text += (text.empty() ? "on " : ", ") + address;
    }
    return text;
}

Finding openPort(const ProxyPort &port, const std::vector<PortListener> &holders, bool isPublic)
{
    const std::string who = holders.empty() ? std::string() : ", held by " + listText(holders);
    Finding finding{checkOf(port.use), Severity::Good, {}, {}, {}, Mend::None, {}};
    finding.message = "Port " + std::to_string(port.port) + " is open " + addressText(port) + who + ".";
    const bool isOnlyLocal =
        std::ranges::all_of(port.listeners, [](const PortListener &listener) { return isLoopback(listener.address); });
    if (isOnlyLocal) {
        finding.severity = isPublic ? Severity::Warning : Severity::Info;
        finding.message += " Nobody outside this machine reaches it.";
        finding.remedy = "Let that server of Caddy's listen on all addresses (`:" + std::to_string(port.port)
            + "`), unless something on this machine sends visitors there.";
    } else {
        finding.message += UnseenFirewall;
    }
    return finding;
}

/// The proxy and somebody else; or, where it cannot be told which is the proxy, two Caddys. (Workers of one server share a
/// socket too, and are no two servers.)
bool isShared(const std::vector<PortListener> &holders, const std::vector<PortListener> &strangers, bool isProxySeen)
{
    if (isProxySeen) {
        return !strangers.empty() && strangers.size() < holders.size();
    }
    return std::ranges::count(holders, std::string("caddy"), &PortListener::program) > 1;
}

std::vector<Finding> onePort(const ProxyPort &port, const PortExpectations &expected, bool isProxySeen)
{
    const auto holders = holdersOf(port);
    const auto strangers = strangersAmong(holders);
    if (isShared(holders, strangers, isProxySeen)) {
        return {sharedPort(port, holders, strangers)};
    }
    if (!strangers.empty() && (isProxySeen || !expected.isReachable)) {
        return {heldByAnother(port, strangers)};
    }
    if (port.use == PortUse::Admin || !expected.isReachable) {
        return {};
    }
    return {port.listeners.empty() ? nobodyListens(port) : openPort(port, holders, expected.isPublic)};
}

/// One second Caddy is one finding, on however many ports it listens.
std::vector<Finding> withoutRepeats(std::vector<Finding> findings)
{
    std::vector<Finding> kept;
    for (Finding &finding : findings) {
        const auto known =
            std::ranges::find_if(kept, [&finding](const Finding &other) { return other.id() == finding.id(); });
        if (known == kept.end()) {
            kept.push_back(std::move(finding));
        } else {
            known->message += " " + finding.message;
        }
    }
    return kept;
}

} // namespace

std::vector<Finding> portFindings(const ProxySurroundings &seen, const PortExpectations &expected)
{
    if (!seen.isLocal) {
        return {};
    }
    const bool isProxySeen = std::ranges::any_of(
        seen.ports, [](const ProxyPort &port) { return std::ranges::any_of(port.listeners, &PortListener::isProxy); });
    std::vector<Finding> findings;
    for (const ProxyPort &port : seen.ports) {
        if (port.use == PortUse::Https && !expected.wantsHttps) {
            continue;
        }
        for (Finding &finding : onePort(port, expected, isProxySeen)) {
            findings.push_back(std::move(finding));
        }
    }
    return withoutRepeats(std::move(findings));
}

} // namespace wakedock::core
