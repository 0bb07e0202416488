#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class DiagnoseProxy;
} // namespace wakedock::core

namespace wakedock::api {

/// What is wrong on a visitor's way.
class DoctorController
{
public:
    explicit DoctorController(core::DiagnoseProxy &diagnose) : m_diagnose(diagnose) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> diagnose(ApiCall call);

    core::DiagnoseProxy &m_diagnose;
};

} // namespace wakedock::api
