#include "backend/infrastructure/docker/client/engine_url.h"

#include "backend/shared/exceptions/error.h"

#include <QHostAddress>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace wakedock::docker {

namespace {

constexpr int UrlPlainPort = 2375;
constexpr int UrlTlsPort = 2376;

Error urlInvalid(const std::string &url, const std::string &why)
{
    return Error(ErrorCode::Invalid, "docker_host_invalid", "\"" + url + "\" is not the address of an engine: " + why + ".")
        .withRemedy("Write it like unix:///var/run/docker.sock, tcp://10.0.0.5:2376 or ssh://user@host.")
        .withField("url", why);
}

Error urlUnsupported(const std::string &url)
{
    return Error(ErrorCode::Unsupported, "docker_transport_unsupported",
                 "WakeDock does not speak to an engine at " + url + ".")
        .withRemedy("Use unix:///path, tcp://host:port (with or without TLS) or ssh://user@host.")
        .withField("url", "must begin with unix://, tcp:// or ssh://");
}

/// What may stand in a user or host name: nothing that ssh could take for an option or a second word.
bool urlIsPlainWord(std::string_view text)
{
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-:%";
    return !text.empty() && text.size() <= 255 && text.front() != '-'
        && text.find_first_not_of(allowed) == std::string_view::npos;
}

int urlPort(const std::string &url, std::string_view text)
{
    int port = 0;
    const auto *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, port);
    if (read.ec != std::errc() || read.ptr != end || port < 1 || port > 65535) {
        throw urlInvalid(url, "the port must be a number from 1 to 65535");
    }
    return port;
}

/// `host`, `host:port`, `[::1]:port`
void urlReadHost(EngineUrl &into, std::string_view text)
{
    std::string_view rest;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos) {
            throw urlInvalid(into.text, "a bracket is not closed");
        }
        into.host = text.substr(1, close - 1);
        rest = text.substr(close + 1);
    } else {
        const auto colon = text.find(':');
        into.host = text.substr(0, colon);
        rest = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
    }
    if (!urlIsPlainWord(into.host)) {
        throw urlInvalid(into.text, "the host's name is missing or holds a character that is not allowed");
    }
    if (rest.empty()) {
        return;
    }
    if (rest.front() != ':') {
        throw urlInvalid(into.text, "what follows the host must be a port");
    }
    into.port = urlPort(into.text, rest.substr(1));
}

EngineUrl urlUnix(EngineUrl url, std::string_view rest)
{
    if (!rest.starts_with('/') || rest.size() < 2) {
        throw urlInvalid(url.text, "the path of the socket must be absolute");
    }
    url.socketPath = rest;
    return url;
}

EngineUrl urlTcp(EngineUrl url, std::string_view rest, bool withTls)
{
    url.transport = EngineUrl::Transport::Tcp;
    if (rest.ends_with('/')) {
        rest.remove_suffix(1);
    }
    url.port = withTls ? UrlTlsPort : UrlPlainPort;
    urlReadHost(url, rest);
    return url;
}

EngineUrl urlSsh(EngineUrl url, std::string_view rest)
{
    url.transport = EngineUrl::Transport::Ssh;
    if (rest.ends_with('/')) {
        rest.remove_suffix(1);
    }
    if (const auto at = rest.find('@'); at != std::string_view::npos) {
        url.user = rest.substr(0, at);
        rest.remove_prefix(at + 1);
        if (url.user.find(':') != std::string::npos) {
            throw urlInvalid(url.text, "a password has no place in it: ssh logs in with a key");
        }
        if (!urlIsPlainWord(url.user)) {
            throw urlInvalid(url.text, "the user's name is missing or holds a character that is not allowed");
        }
    }
    urlReadHost(url, rest);
    return url;
}

Error urlForeign(const std::string &url, std::string_view scheme)
{
    static constexpr std::array<std::string_view, 4> known{"http", "https", "npipe", "fd"};
    const bool isKnown = std::find(known.begin(), known.end(), scheme) != known.end();
    return isKnown ? urlUnsupported(url) : urlInvalid(url, "it must begin with unix://, tcp:// or ssh://");
}

} // namespace

EngineUrl EngineUrl::parse(const std::string &url, bool withTls)
{
    EngineUrl parsed;
    parsed.text = url;
    const auto begin = std::min(url.find("://"), url.size());
    const auto scheme = std::string_view(url).substr(0, begin);
    const auto rest = std::string_view(url).substr(std::min(begin + 3, url.size()));
    if (scheme == "unix") {
        return urlUnix(std::move(parsed), rest);
    }
    if (scheme == "tcp") {
        return urlTcp(std::move(parsed), rest, withTls);
    }
    if (scheme == "ssh") {
        return urlSsh(std::move(parsed), rest);
    }
    throw urlForeign(url, scheme);
}

bool EngineUrl::isLoopback() const
{
    return host == "localhost" || QHostAddress(QString::fromStdString(host)).isLoopback();
}

http_client::Endpoint EngineUrl::endpoint() const
{
    return transport == Transport::Unix ? http_client::Endpoint::unixSocket(socketPath)
                                        : http_client::Endpoint::tcp(host, port);
}

} // namespace wakedock::docker
