#pragma once

#include "backend/api/v1/auth/auth_controller.h"
#include "backend/api/v1/auth/setup_controller.h"
#include "backend/api/v1/common/idempotency_store.h"
#include "backend/api/v1/operations/operations_controller.h"
#include "backend/api/v1/services/deployments_controller.h"
#include "backend/api/v1/services/service_actions_controller.h"
#include "backend/api/v1/services/service_change_controller.h"
#include "backend/api/v1/services/service_list_controller.h"
#include "backend/api/v1/services/services_controller.h"
#include "backend/api/v1/system/system_controller.h"

#include <functional>

namespace wakedock::api {

class ApiCatalog;
class OpenApiDocument;

/// The use cases and queries behind the API, by area. References: they outlive the API.
struct ServiceCalls {
    core::ListServices &list;
    core::GetService &get;
    core::ListDeployments &deployments;
    core::DeployService &deploy;
    core::ChangeService &change;
    core::RemoveService &remove;
    ServiceActions actions;
};
struct OperationCalls {
    core::ListOperations &list;
    core::GetOperation &get;
    core::CancelOperation &cancel;
};
struct SystemCalls {
    core::GetSystemInfo &info;
    core::GetSystemHealth &health;
    std::function<bool()> isStopping; ///< True from the moment the program was asked to stop.
};
struct ApiV1Needs {
    core::SetUp &setUp;
    AuthCalls auth;
    ServiceCalls services;
    OperationCalls operations;
    SystemCalls system;
};

/// All controllers of `/api/v1`, with what they share. Must outlive the router's last request.
class ApiV1
{
public:
    ApiV1(const OpenApiDocument &document, const ApiCatalog &catalog, core::IClock &clock, ApiV1Needs needs);
    /// Puts every documented call but the WebSocket on the router.
    /// @throws std::logic_error when a documented call has no handler
    void addRoutes(Router &router);

private:
    const ApiCatalog &m_catalog;
    IdempotencyStore m_idempotency;
    ServiceAnswers m_answers;
    SetupController m_setup;
    AuthController m_auth;
    ServiceListController m_serviceList;
    ServicesController m_services;
    ServiceChangeController m_serviceChange;
    ServiceActionsController m_serviceActions;
    DeploymentsController m_deployments;
    OperationsController m_operations;
    SystemController m_system;
};

} // namespace wakedock::api
