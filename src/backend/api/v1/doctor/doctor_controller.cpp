#include "backend/api/v1/doctor/doctor_controller.h"

#include "backend/api/json/diagnosis_json.h"
#include "backend/core/use_cases/doctor/diagnose_proxy.h"

#include <string>
#include <utility>

namespace wakedock::api {

void DoctorController::addRoutes(ApiRoutes &routes)
{
    routes.serve("diagnoseCaddy", [this](ApiCall call) { return diagnose(std::move(call)); });
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

} // namespace wakedock::api
