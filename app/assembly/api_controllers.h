#pragma once

#include "app/assembly/auth_assembly.h"
#include "app/assembly/core_assembly.h"
#include "backend/api/openapi/api_catalog.h"
#include "backend/api/v1/auth/auth_controller.h"
#include "backend/api/v1/auth/setup_controller.h"
#include "backend/api/v1/auth/ws_ticket_controller.h"
#include "backend/api/v1/caddy/caddy_controller.h"
#include "backend/api/v1/caddy/routes_controller.h"
#include "backend/api/v1/caddy/traffic_controller.h"
#include "backend/api/v1/certificates/certificates_controller.h"
#include "backend/api/v1/docker/adopt_controller.h"
#include "backend/api/v1/docker/compose_controller.h"
#include "backend/api/v1/docker/docker_controllers.h"
#include "backend/api/v1/doctor/doctor_controller.h"
#include "backend/api/v1/domains/domains_controller.h"
#include "backend/api/v1/hosts/hosts_controller.h"
#include "backend/api/v1/operations/operations_controller.h"
#include "backend/api/v1/registries/registries_controller.h"
#include "backend/api/v1/services/deployments_controller.h"
#include "backend/api/v1/services/loading_page_controller.h"
#include "backend/api/v1/services/plan_controller.h"
#include "backend/api/v1/services/revisions_controller.h"
#include "backend/api/v1/services/run_line_controller.h"
#include "backend/api/v1/services/service_actions_controller.h"
#include "backend/api/v1/services/service_answers.h"
#include "backend/api/v1/services/service_change_controller.h"
#include "backend/api/v1/services/service_list_controller.h"
#include "backend/api/v1/services/services_controller.h"
#include "backend/api/v1/services/wake_controller.h"
#include "backend/api/v1/services/wakes_controller.h"
#include "backend/api/v1/stacks/stacks_controller.h"
#include "backend/api/v1/system/system_controller.h"

#include <memory>
#include <string>

namespace wakedock::app {

/// One controller for each area of the API, over the core's use cases and queries.
class ApiControllers
{
public:
    ApiControllers(CoreAssembly &core, AuthAssembly &auth, const api::ApiCatalog &catalog,
                   std::shared_ptr<const std::string> document, api::SocketTickets &tickets);
    void addRoutes(api::ApiRoutes &routes);

private:
    api::SetupController m_setup;
    api::AuthController m_auth;
    api::WsTicketController m_tickets;
    api::ServiceAnswers m_answers;
    api::ServiceListController m_list;
    api::ServicesController m_services;
    api::ServiceChangeController m_change;
    api::ServiceActionsController m_actions;
    api::DeploymentsController m_deployments;
    api::WakeController m_wake;
    api::WakesController m_wakes;
    api::LoadingPageController m_loadingPage;
    api::RevisionsController m_revisions;
    api::PlanController m_plans;
    api::RunLineController m_runLines;
    api::ComposeController m_compose;
    api::AdoptController m_adopt;
    api::HostsController m_hosts;
    api::DomainsController m_domains;
    api::DoctorController m_doctor;
    api::StacksController m_stacks;
    api::OperationsController m_operations;
    api::SystemController m_system;
    api::DockerControllers m_docker;
    api::RegistriesController m_registries;
    api::CaddyController m_caddy;
    api::TrafficController m_traffic;
    api::CertificatesController m_certificates;
    api::RoutesController m_routes;
};

} // namespace wakedock::app
