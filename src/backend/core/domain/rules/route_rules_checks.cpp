// brokenRules() of a route: one small check for each part.
#include "backend/core/domain/rules/domain_name.h"
#include "backend/core/domain/rules/header_rules.h"
#include "backend/core/domain/rules/placeholders.h"
#include "backend/core/domain/rules/route_rules.h"
#include "backend/core/domain/rules/upstream_text.h"

#include <algorithm>
#include <set>

namespace wakedock::core {

namespace {

using Problems = std::vector<FieldError>;

constexpr std::size_t mostHosts = 100;
constexpr std::size_t longestPrefix = 512;
constexpr std::size_t longestUrl = 2048;
constexpr std::size_t longestBody = 64 * 1024;

void checkRouteHosts(const OperatorRoute &route, Problems &problems)
{
    if (route.hosts.empty() || route.hosts.size() > mostHosts) {
        problems.push_back({"hosts", "A route has 1 to 100 hosts."});
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < route.hosts.size(); ++i) {
        const auto verdict = checkDomain(route.hosts[i]);
        if (!verdict.problem.empty()) {
            problems.push_back({routeHostField(i), "This is not a domain. " + verdict.problem});
        } else if (!seen.insert(route.hosts[i]).second) {
            problems.push_back({routeHostField(i), "The same domain stands here twice."});
        }
    }
}

bool isPrefixCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || std::string_view("/-._~").find(c) != std::string_view::npos;
}

bool hasOddPart(const std::string &prefix)
{
    const std::string path = prefix + "/";
    return path.find("//") != std::string::npos || path.find("/./") != std::string::npos
        || path.find("/../") != std::string::npos;
}

void checkPrefix(const OperatorRoute &route, Problems &problems)
{
    const std::string &prefix = route.pathPrefix;
    if (prefix.empty()) {
        return;
    }
    if (!prefix.starts_with('/') || prefix.size() > longestPrefix || !std::ranges::all_of(prefix, isPrefixCharacter)
        || hasOddPart(prefix)) {
        problems.push_back({"path_prefix",
                            "A prefix begins with a slash and holds letters, digits, hyphens, dots, underscores, tildes and "
                            "single slashes, for example /api."});
    } else if (prefix == "/.well-known/wakedock" || prefix.starts_with("/.well-known/wakedock/")) {
        problems.push_back({"path_prefix", "What lies below /.well-known/wakedock is WakeDock's own."});
    }
}

void checkAddress(const AddressTarget &address, Problems &problems)
{
    if (const auto problem = upstreamProblem(address.dial); !problem.empty()) {
        problems.push_back({"target.address", problem});
    }
    const bool saysTls = !address.tlsServerName.empty() || address.skipsVerification;
    if (!address.isEncrypted && saysTls) {
        problems.push_back({address.skipsVerification ? "target.insecure_skip_verify" : "target.tls_server_name",
                            "This is about TLS; it needs the scheme https."});
    }
    if (!address.tlsServerName.empty() && !checkDomain(address.tlsServerName).problem.empty()) {
        problems.push_back({"target.tls_server_name", "This is not a name a certificate could carry."});
    }
}

std::string refusedPlaceholder(const std::vector<std::string> &closed)
{
    return closed.front()
        + " would be replaced by Caddy and is not open here; only values of the request are, such as "
          "{http.request.host} and {http.request.uri}.";
}

std::string authorityOf(const std::string &url)
{
    const auto begin = url.find("://") + 3;
    return url.substr(begin, url.find_first_of("/?#", begin) - begin);
}

bool hasOddCharacter(const std::string &url)
{
    return std::ranges::any_of(url, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7f || std::string_view("\"<>\\").find(c) != std::string_view::npos;
    });
}

bool isWholeUrl(const std::string &url)
{
    return (url.starts_with("https://") || url.starts_with("http://")) && url.size() <= longestUrl && !hasOddCharacter(url);
}

std::string urlProblem(const std::string &to)
{
    if (!isWholeUrl(to)) {
        return "Write the whole address, for example https://new.example.org.";
    }
    const std::string authority = authorityOf(to);
    if (authority.empty() || authority.find('@') != std::string::npos) {
        return "The address needs a host, and no user before it.";
    }
    const auto closed = closedPlaceholders(to);
    return closed.empty() ? std::string() : refusedPlaceholder(closed);
}

bool leadsBack(const OperatorRoute &route, const std::string &authority)
{
    const bool isRequests = authority == "{http.request.host}" || authority == "{http.request.hostport}";
    return route.pathPrefix.empty() && (isRequests || holdsWhole(route, authority));
}

void checkRedirect(const OperatorRoute &route, Problems &problems)
{
    const RedirectTarget &redirect = route.target.redirect;
    const auto &status = redirect.status;
    if (status != 301 && status != 302 && status != 307 && status != 308) {
        problems.push_back({"target.status", "A redirect's status is 301, 302, 307 or 308."});
    }
    if (const auto problem = urlProblem(redirect.to); !problem.empty()) {
        problems.push_back({"target.to", problem});
        return;
    }
    if (redirect.keepsPath && redirect.to.find_first_of("?#") != std::string::npos) {
        problems.push_back(
            {"target.to", "Path and query of the request are put behind it, so it can have no query itself."});
    }
    if (leadsBack(route, authorityOf(redirect.to))) {
        problems.push_back({"target.to", "It leads back to itself, without end."});
    }
}

void checkStatic(const StaticTarget &answer, Problems &problems)
{
    if (answer.status < 200 || answer.status > 599) {
        problems.push_back({"target.status", "A status lies between 200 and 599."});
    }
    if (answer.body.size() > longestBody) {
        problems.push_back({"target.body", "An answer has at most 65,536 bytes."});
    }
    if (!answer.body.empty() && (answer.status == 204 || answer.status == 304)) {
        problems.push_back({"target.body", "With this status there is no body."});
    }
    if (const auto problem = headerValueProblem(answer.contentType); !problem.empty()) {
        problems.push_back({"target.content_type", problem});
    }
}

void checkTarget(const OperatorRoute &route, Problems &problems)
{
    switch (route.target.kind) {
    case RouteTargetKind::Address:
        checkAddress(route.target.address, problems);
        break;
    case RouteTargetKind::Redirect:
        checkRedirect(route, problems);
        break;
    case RouteTargetKind::Static:
        checkStatic(route.target.answer, problems);
        break;
    case RouteTargetKind::Service:
        if (route.target.service.isEmpty()) {
            problems.push_back({"target.service", "Say which service."});
        }
        break;
    }
}

} // namespace

std::vector<FieldError> brokenRules(const OperatorRoute &route)
{
    Problems problems;
    checkRouteHosts(route, problems);
    checkPrefix(route, problems);
    checkTarget(route, problems);
    checkHeaderChanges(route.requestHeaders, HeaderDirection::Request, problems);
    checkHeaderChanges(route.responseHeaders, HeaderDirection::Response, problems);
    return problems;
}

} // namespace wakedock::core
