#pragma once

#include "backend/core/domain/route.h"
#include "backend/infrastructure/awake_marks/file_awake_marks.h"
#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/infrastructure/http_client/http_message.h"
#include "backend/infrastructure/system/system_clock.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fakes/scripted_http_server.h"

#include <QProcess>
#include <QTemporaryDir>

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// One caller's view of a web answer.
struct WebAnswer {
    int status = 0;
    std::string body;
    http_client::Headers headers;
};

/// A small site: answers `<name> <method> <path> <body size>`, and what is below /held only when release() is called.
class SmallSite
{
public:
    explicit SmallSite(std::string name);
    [[nodiscard]] std::string dial() const { return "127.0.0.1:" + std::to_string(m_port); }
    [[nodiscard]] int held() const { return static_cast<int>(m_held.size()); }
    void release();
    [[nodiscard]] int openConnections() const { return m_server.openConnections(); }

private:
    std::string m_name;
    std::vector<ScriptedHttpServer::Peer> m_held;
    ScriptedHttpServer m_server;
    int m_port = 0;
};

/// Stands for WakeDock's gate: sends visitors on, or shows them a page.
class SmallGate
{
public:
    SmallGate();
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }
    /// Empty = the page, 503.
    void sendTo(std::string dial) { m_dial = std::move(dial); }
    [[nodiscard]] const std::vector<ScriptedHttpServer::Request> &asked() const { return m_asked; }
    [[nodiscard]] int openConnections() const { return m_server.openConnections(); }

private:
    std::string m_dial;
    std::vector<ScriptedHttpServer::Request> m_asked;
    ScriptedHttpServer m_server;
    int m_port = 0;
};

/// Everything around one real Caddy: folders, ports, two colours of a service, a gate, marks. Everything on loopback and
/// gone with the object.
class CaddyWorld
{
    QTemporaryDir m_dir; // First: the rest lives in it.

public:
    CaddyWorld();
    ~CaddyWorld();

    [[nodiscard]] caddy::CaddySettings settings() const;
    [[nodiscard]] core::Route route(std::vector<std::string> hosts, core::TlsMode tls = core::TlsMode::Auto) const;
    [[nodiscard]] std::unique_ptr<caddy::CaddyReverseProxy> proxy(const caddy::CaddySettings &settings);
    [[nodiscard]] std::unique_ptr<caddy::CaddyReverseProxy> proxy() { return proxy(settings()); }
    /// Looks often, so that tests need not wait.
    static caddy::WatchPace briskPace();

    /// Starts a Caddy that is not WakeDock's, on our ports. `text` is JSON (first letter a brace) or a Caddyfile, in
    /// which ADMIN, HTTP and HTTPS stand for addresses and ports. True when it answers.
    bool startForeignCaddy(std::string text, const std::string &program = "caddy");
    void stopForeignCaddy();
    /// Replaces its whole configuration by a Caddyfile, as `caddy reload` does.
    bool reloadForeignCaddy(std::string text);
    [[nodiscard]] nlohmann::json config();

    /// Asks Caddy over plain HTTP on 127.0.0.1, as a visitor who wants `host`.
    WebAnswer visit(const std::string &host, const std::string &path = "/", const std::string &method = "GET",
                    const std::string &body = {});
    /// GET / by somebody who reads HTML.
    WebAnswer visitAsBrowser(const std::string &host);
    /// visit() over HTTPS, whatever the certificate; the body is empty when there is none for this name.
    WebAnswer visitEncrypted(const std::string &host, const std::string &path = "/");
    Task<WebAnswer> visiting(std::string host, std::string path, std::string method, std::string body);
    [[nodiscard]] std::string adminText(const std::string &path);

    /// ADMIN, HTTP and HTTPS replaced by this world's.
    [[nodiscard]] std::string filled(std::string text) const;
    [[nodiscard]] std::string folder() const { return m_dir.path().toStdString(); }

    system::SystemClock clock;
    RecordingLog log;
    SmallSite blue{"blue"};
    SmallSite green{"green"};
    SmallGate gate;
    awake_marks::FileAwakeMarks marks;

private:
    int m_adminPort;
    int m_httpPort;
    int m_httpsPort;
    QProcess m_foreign;
};

} // namespace wakedock::tests
