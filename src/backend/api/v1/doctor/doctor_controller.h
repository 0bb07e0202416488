#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class DiagnoseProxy;
class MendProxy;
} // namespace wakedock::core

namespace wakedock::api {

/// What is wrong on a visitor's way, and what of it WakeDock puts right.
class DoctorController
{
public:
    DoctorController(core::DiagnoseProxy &diagnose, core::MendProxy &mend) : m_diagnose(diagnose), m_mend(mend) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> diagnose(ApiCall call);
    Task<HttpResponse> mend(ApiCall call);

    core::DiagnoseProxy &m_diagnose;
    core::MendProxy &m_mend;
};

} // namespace wakedock::api
