#pragma once

#include "backend/core/domain/audit_entry.h"
#include "backend/core/domain/certificate.h"
#include "backend/core/domain/deployment.h"
#include "backend/core/domain/host.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/operator_route.h"
#include "backend/core/domain/registry.h"
#include "backend/core/domain/request_hour.h"
#include "backend/core/domain/service.h"
#include "backend/core/domain/service_activity.h"
#include "backend/core/domain/traffic_hour.h"
#include "backend/core/domain/user.h"
#include "backend/core/domain/wake.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Everything a FakeStore holds. A copy of it is what a rollback goes back to. Lists are in the order of insertion.
struct FakeTables {
    std::map<core::ServiceId, core::ServiceRecord> services;
    std::vector<core::Revision> revisions;
    std::vector<core::Deployment> deployments;
    std::vector<core::Operation> operations;
    std::map<core::HostId, core::Host> hosts;
    std::map<core::UserId, core::User> users;
    std::map<core::SessionId, core::Session> sessions;
    std::vector<core::AuditEntry> audit;
    std::map<std::string, std::string> settings;
    std::map<core::RegistryId, core::Registry> registries;
    std::map<core::CertificateId, core::OwnCertificate> certificates;
    std::map<core::OperatorRouteId, core::OperatorRoute> operatorRoutes;
    std::vector<core::Wake> wakes;
    std::map<core::ServiceId, std::map<Timestamp, core::TrafficHour>> traffic;
    std::map<core::ServiceId, std::map<Timestamp, core::RequestHour>> requestHours;
    std::map<core::ServiceId, core::ServiceActivity> activity;
    bool operator==(const FakeTables &) const = default;
};

} // namespace wakedock::tests
