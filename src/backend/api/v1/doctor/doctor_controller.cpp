#include "backend/api/v1/doctor/doctor_controller.h"

#include "backend/api/json/diagnosis_json.h"
#include "backend/core/use_cases/doctor/mend_proxy.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace wakedock::api {

void DoctorController::addRoutes(ApiRoutes &routes)
{
    routes.serve("diagnoseCaddy", [this](ApiCall call) { return diagnose(std::move(call)); });
    routes.serve("mendCaddy", [this](ApiCall call) { return mend(std::move(call)); });
}

// ?service -> Diagnosis
Task<HttpResponse> DoctorController::diagnose(ApiCall call)
{
    core::DiagnoseRequest request;
    if (const std::string *service = call.request.query.find("service")) {
        request.service = *service;
    }
    co_return HttpResponse::json(200, diagnosisJson(co_await m_diagnose.execute(call.context(), std::move(request))));
}

// {findings?} -> Mending
Task<HttpResponse> DoctorController::mend(ApiCall call)
{
    core::MendRequest request;
    if (call.body().is_object() && call.body().contains("findings")) {
        request.findings = call.body().at("findings").get<std::vector<std::string>>();
    }
    co_return HttpResponse::json(200, mendReportJson(co_await m_mend.execute(call.context(), std::move(request))));
}

} // namespace wakedock::api
