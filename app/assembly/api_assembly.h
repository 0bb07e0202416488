#pragma once

#include "app/assembly/api_access.h"
#include "app/assembly/api_controllers.h"
#include "app/assembly/gate_decision.h"
#include "app/settings/settings.h"
#include "backend/api/gate/gate_server.h"
#include "backend/api/http/http_server.h"
#include "backend/api/middleware/api_pipeline.h"
#include "backend/api/openapi/api_catalog.h"
#include "backend/api/openapi/openapi_document.h"
#include "backend/api/pages/setup_page.h"
#include "backend/api/terminal/terminal_sockets.h"
#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/common/idempotency_store.h"
#include "backend/api/websocket/upgrade_switch.h"
#include "backend/api/websocket/websocket_manager.h"

#include <chrono>
#include <string>

namespace wakedock::app {

/// What the API stands on.
struct ApiGround {
    CoreAssembly &core;
    AuthAssembly &auth;
    core::IEventBus &events;
    core::IClock &clock;
    Log log;
};

/// The face for browsers and scripts: REST, WebSocket and pages on one port, the gate on its own. Backend thread.
class ApiAssembly
{
public:
    ApiAssembly(const Settings &settings, const ApiGround &ground);

    /// @throws Error Unavailable (`listen_failed`)
    void start();
    Task<void> stop(std::chrono::milliseconds patience);
    /// `http://127.0.0.1:8484`, with the port that was really taken.
    [[nodiscard]] std::string url() const;

private:
    ServerSettings m_settings;
    ListenAddress m_gateListen;
    api::OpenApiDocument m_document;
    api::ApiCatalog m_catalog;
    api::IdempotencyStore m_idempotency;
    api::Router m_router;
    api::ApiRoutes m_routes;
    api::SocketTickets m_tickets;
    ApiControllers m_controllers;
    api::SetupPage m_setupPage;
    ApiAccess m_access;
    api::ApiPipeline m_pipeline;
    api::WebSocketManager m_webSockets;
    api::TerminalSockets m_terminals;
    api::UpgradeSwitch m_upgrades;
    api::HttpServer m_server;
    GateDecision m_gateDecision;
    api::GateServer m_gate;
};

} // namespace wakedock::app
