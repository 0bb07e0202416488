#include "app/assembly/api_assembly.h"

#include "backend/api/json/proxy_traffic_json.h"
#include "backend/api/json/run_json.h"
#include "backend/api/json/service_json.h"
#include "backend/api/json/stack_json.h"
#include "backend/api/middleware/middleware_chain.h"
#include "backend/api/pages/page_routes.h"
#include "backend/api/websocket/event_topics.h"
#include "backend/shared/exceptions/error.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <memory>
#include <utility>
#include <vector>

namespace wakedock::app {

namespace {

api::EdgeSettings edgeSettings(const Settings &settings)
{
    api::EdgeSettings edge;
    edge.listenAddress = settings.server.listen.address;
    edge.trustedProxies = settings.server.trustedProxies;
    edge.corsOrigins = settings.server.corsOrigins;
    edge.rateLimits = {settings.security.requestsPerMinutePerAddress, settings.security.requestsPerMinutePerUser};
    edge.maxBodyBytes = static_cast<std::size_t>(settings.server.maxBodyBytes);
    return edge;
}

std::vector<std::unique_ptr<api::ITopic>> topics()
{
    std::vector<std::unique_ptr<api::ITopic>> all;
    all.push_back(
        std::make_unique<api::ServicesTopic>([](const core::Service &service) { return api::serviceJson(service); }));
    all.push_back(std::make_unique<api::OperationsTopic>(&api::operationJson));
    all.push_back(std::make_unique<api::ImageUpdatesTopic>());
    all.push_back(std::make_unique<api::CertificatesTopic>());
    all.push_back(std::make_unique<api::StacksTopic>([](const core::Stack &stack) { return api::stackJson(stack); }));
    all.push_back(std::make_unique<api::TrafficTopic>(&api::trafficJson));
    return all;
}

api::TerminalDoors terminalDoors(CoreAssembly &core)
{
    return {[&open = core.openTerminal](core::CallContext context, core::OpenTerminalRequest request) {
                return open.execute(std::move(context), std::move(request));
            },
            [&attach = core.attachTerminal](core::CallContext context, core::AttachTerminalRequest request) {
                return attach.execute(std::move(context), std::move(request));
            }};
}

QByteArray pemFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(ErrorCode::Unavailable, "tls_unreadable",
                    "The file " + path + " cannot be read: " + file.errorString().toStdString() + ".")
            .withRemedy("Correct server.tls_cert and server.tls_key, or give WakeDock the right to read them.");
    }
    return file.readAll();
}

QSslConfiguration tlsConfiguration(const ServerSettings &settings)
{
    const auto chain = QSslCertificate::fromData(pemFile(settings.tlsCert));
    const QByteArray keyBytes = pemFile(settings.tlsKey);
    QSslKey key(keyBytes, QSsl::Rsa);
    if (key.isNull()) {
        key = QSslKey(keyBytes, QSsl::Ec);
    }
    if (chain.isEmpty() || key.isNull()) {
        throw Error(ErrorCode::Invalid, "tls_unusable", "server.tls_cert and server.tls_key hold no certificate and key.")
            .withRemedy("Both are PEM files; the certificate file holds the whole chain.");
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

ApiAssembly::ApiAssembly(const Settings &settings, const ApiGround &ground)
    : m_settings(settings.server)
    , m_gateListen(settings.caddy.gateListen)
    , m_document(api::OpenApiDocument::embedded())
    , m_catalog(m_document)
    , m_idempotency(ground.clock)
    , m_routes(m_router, m_catalog, m_idempotency)
    , m_tickets(ground.clock)
    , m_controllers(ground.core, ground.auth, m_catalog, m_document.text(), m_tickets)
    , m_setupPage(ground.auth.setUp, {settings.security.passwordMinLength})
    , m_access(ground.auth.authenticate)
    , m_pipeline(api::makeMiddlewareChain(edgeSettings(settings), m_router, m_access, ground.log.as(log_category::Api)),
                 ground.log.as(log_category::Api))
    , m_webSockets(m_access, ground.events, topics(), {}, ground.log.as(log_category::Api))
    , m_terminals(m_access, ground.events, terminalDoors(ground.core), {}, ground.log.as(log_category::Api))
    , m_upgrades(m_tickets)
    , m_server(m_pipeline, &m_upgrades, {}, ground.log.as(log_category::Api))
    , m_gateDecision(ground.core.sleeping.admit, ground.core.sleeping.follow)
    , m_gate(
          m_gateDecision,
          [&proofs = ground.core.domains.proofs](const std::string &question) { return proofs.answerTo(question); },
          [&names = ground.core.certificates.onDemand](const std::string &name) { return names.allows(name); },
          ground.log.as(log_category::Gate))
{
    m_controllers.addRoutes(m_routes);
    api::PageRoutes(m_document).addRoutes(m_router);
    m_setupPage.addRoutes(m_router);
    m_upgrades.add(m_routes.operation("openWebSocket").pattern, m_webSockets);
    m_upgrades.add(m_routes.operation("openServiceTerminal").pattern, m_terminals);
    m_upgrades.add(m_routes.operation("openContainerTerminal").pattern, m_terminals);
    if (!m_settings.tlsCert.empty()) {
        m_server.useTls(tlsConfiguration(m_settings));
    }
}

void ApiAssembly::start()
{
    m_gate.start(m_gateListen.address, static_cast<quint16>(m_gateListen.port));
    m_server.start(m_settings.listen.address, static_cast<quint16>(m_settings.listen.port));
}

Task<void> ApiAssembly::stop(std::chrono::milliseconds patience)
{
    co_await m_webSockets.stop();
    co_await m_terminals.stop();
    co_await m_server.stop(patience);
    co_await m_gate.stop(std::chrono::milliseconds(200));
}

std::string ApiAssembly::url() const
{
    const bool isV6 = m_settings.listen.address.find(':') != std::string::npos;
    const std::string host = isV6 ? "[" + m_settings.listen.address + "]" : m_settings.listen.address;
    return std::string(m_settings.tlsCert.empty() ? "http://" : "https://") + host + ":"
        + std::to_string(m_server.serverPort());
}

} // namespace wakedock::app
