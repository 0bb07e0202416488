#include "tests/integration/caddy/caddy_world.h"

#include "backend/infrastructure/http_client/http_client.h"
#include "tests/support/async_test.h"
#include "tests/support/free_port.h"

#include <QDir>
#include <QFile>
#include <QSslSocket>

#include <nlohmann/json.hpp>

namespace wakedock::tests {

using namespace std::chrono_literals;

namespace {

QProcessEnvironment caddyHome(const QTemporaryDir &dir)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_CONFIG_HOME", dir.path() + "/foreign/config");
    environment.insert("XDG_DATA_HOME", dir.path() + "/foreign/data");
    return environment;
}

void replaceWord(std::string &text, const std::string &word, const std::string &value)
{
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size())) {
        text.replace(at, word.size(), value);
    }
}

/// Caddy cuts off who waits at its door while a configuration changes; browsers ask again, and so does this.
Task<http_client::HttpResponse> askPatiently(int port, http_client::HttpRequest request)
{
    http_client::HttpClient client(http_client::Endpoint::tcp("127.0.0.1", port));
    for (int attempt = 1;; ++attempt) {
        try {
            co_return co_await client.send(request, {});
        } catch (const Error &error) {
            if (error.reason() != "connection_lost" || attempt == 4) {
                throw;
            }
        }
    }
}

} // namespace

SmallSite::SmallSite(std::string name)
    : m_name(std::move(name))
    , m_server([this](const ScriptedHttpServer::Request &request, ScriptedHttpServer::Peer peer) {
        if (request.target.starts_with("/held")) {
            m_held.push_back(peer);
        } else {
            peer.answer(200,
                        m_name + " " + request.method + " " + request.target + " " + std::to_string(request.body.size()));
        }
    })
{
    m_port = m_server.listenTcp();
}

void SmallSite::release()
{
    for (const auto &peer : m_held) {
        peer.answer(200, m_name + " at last");
    }
    m_held.clear();
}

SmallGate::SmallGate()
    : m_server([this](const ScriptedHttpServer::Request &request, ScriptedHttpServer::Peer peer) {
        if (request.head.find("/proof/sight") != std::string::npos) {
            peer.answer(404, "unknown_proof"); // WakeDock's own look, no visitor.
            return;
        }
        m_asked.push_back(request);
        if (m_dial.empty()) {
            peer.answer(503, "<h1>Waking</h1>", "Retry-After: 2\r\nCache-Control: no-store\r\n");
        } else {
            peer.write("HTTP/1.1 204 No Content\r\nX-Upstream: " + m_dial + "\r\n\r\n");
        }
    })
{
    m_port = m_server.listenTcp();
}

CaddyWorld::CaddyWorld()
    : marks(m_dir.path().toStdString() + "/run")
    , m_adminPort(freePort())
    , m_httpPort(freePort())
    , m_httpsPort(freePort())
{
    marks.rebuild({});
    QDir().mkdir(m_dir.path() + "/data");
}

CaddyWorld::~CaddyWorld()
{
    stopForeignCaddy();
    await(caddy::CaddyProcess(folder() + "/data").stop(clock, 3s, {}));
}

caddy::CaddySettings CaddyWorld::settings() const
{
    caddy::CaddySettings settings;
    settings.adminUrl = "http://127.0.0.1:" + std::to_string(m_adminPort);
    settings.gateListen = gate.address();
    settings.httpPort = m_httpPort;
    settings.httpsPort = m_httpsPort;
    settings.dataDir = folder() + "/data";
    settings.marksRoot = marks.folder();
    return settings;
}

core::Route CaddyWorld::route(std::vector<std::string> hosts, core::TlsMode tls) const
{
    return {.serviceId = core::ServiceId("id-" + hosts.front()),
            .hosts = hosts,
            .dialA = blue.dial(),
            .dialB = green.dial(),
            .tls = tls};
}

std::unique_ptr<caddy::CaddyReverseProxy> CaddyWorld::proxy(const caddy::CaddySettings &settings)
{
    return std::make_unique<caddy::CaddyReverseProxy>(settings, clock, Log(log, log_category::Caddy), briskPace());
}

caddy::WatchPace CaddyWorld::briskPace()
{
    return {.whileReachable = 50ms, .whileNot = 50ms, .whileNotAtMost = 200ms};
}

bool CaddyWorld::startForeignCaddy(std::string text, const std::string &program)
{
    text = filled(std::move(text));
    const bool isJson = text.starts_with('{') && text.find("\"admin\"") != std::string::npos;
    QFile file(m_dir.path() + (isJson ? "/foreign.json" : "/Caddyfile"));
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    file.write(text.data(), static_cast<qint64>(text.size()));
    file.close();
    m_foreign.setProcessEnvironment(caddyHome(m_dir));
    m_foreign.setStandardOutputFile(m_dir.path() + "/foreign.log");
    m_foreign.setStandardErrorFile(m_dir.path() + "/foreign.log", QIODevice::Append);
    m_foreign.start(QString::fromStdString(program),
                    {"run", "--config", file.fileName(), "--adapter", isJson ? "" : "caddyfile"});
    return waitUntil([this] { return !adminText("/config/").empty(); });
}

void CaddyWorld::stopForeignCaddy()
{
    if (m_foreign.state() != QProcess::NotRunning) {
        m_foreign.kill();
        m_foreign.waitForFinished();
    }
}

bool CaddyWorld::reloadForeignCaddy(std::string text)
{
    text = filled(std::move(text));
    return waitUntil(
        [&] {
            http_client::HttpRequest request;
            request.method = "POST";
            request.target = "/load";
            request.headers = {{"Content-Type", "text/caddyfile"}};
            request.body = text;
            const auto response = await(askPatiently(m_adminPort, std::move(request)));
            // Caddy refuses to be reloaded while it stores a certificate, at times below a 200 for its formatting advice.
            return response.isSuccess() && response.body.find("\"error\"") == std::string::npos;
        },
        5s);
}

nlohmann::json CaddyWorld::config()
{
    return nlohmann::json::parse(adminText("/config/"));
}

WebAnswer CaddyWorld::visit(const std::string &host, const std::string &path, const std::string &method,
                            const std::string &body)
{
    return await(visiting(host, path, method, body));
}

Task<WebAnswer> CaddyWorld::visiting(std::string host, std::string path, std::string method, std::string body)
{
    http_client::HttpRequest request;
    request.method = std::move(method);
    request.target = std::move(path);
    request.headers = {{"Host", host}};
    request.body = std::move(body);
    const auto response = co_await askPatiently(m_httpPort, std::move(request));
    co_return WebAnswer{response.status, response.body, response.headers};
}

WebAnswer CaddyWorld::visitAsBrowser(const std::string &host)
{
    http_client::HttpRequest request;
    request.headers = {{"Host", host}, {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
    const auto response = await(askPatiently(m_httpPort, std::move(request)));
    return {response.status, response.body, response.headers};
}

WebAnswer CaddyWorld::visitEncrypted(const std::string &host, const std::string &path)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    bool ended = false;
    QByteArray received;
    QObject::connect(&socket, &QSslSocket::encrypted, &socket, [&] {
        socket.write(
            QByteArray::fromStdString("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    });
    QObject::connect(&socket, &QSslSocket::readyRead, &socket, [&] { received += socket.readAll(); });
    QObject::connect(&socket, &QSslSocket::errorOccurred, &socket, [&] { ended = true; });
    QObject::connect(&socket, &QSslSocket::disconnected, &socket, [&] { ended = true; });
    socket.connectToHostEncrypted("127.0.0.1", static_cast<quint16>(m_httpsPort), QString::fromStdString(host));
    waitUntil([&ended] { return ended; }, 5s);
    socket.disconnect();
    WebAnswer answer;
    answer.status = received.mid(9, 3).toInt();
    answer.body = received.mid(received.indexOf("\r\n\r\n") + 4).toStdString();
    return answer;
}

std::string CaddyWorld::adminText(const std::string &path)
{
    http_client::HttpRequest request;
    request.target = path;
    try {
        return await(askPatiently(m_adminPort, std::move(request))).body;
    } catch (const Error &) {
        return {};
    }
}

std::string CaddyWorld::filled(std::string text) const
{
    replaceWord(text, "ADMIN", "127.0.0.1:" + std::to_string(m_adminPort));
    replaceWord(text, "HTTPS", std::to_string(m_httpsPort));
    replaceWord(text, "HTTP", std::to_string(m_httpPort));
    return text;
}

} // namespace wakedock::tests
