#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class AddRegistry;
class ChangeRegistry;
class GetRegistry;
class ListRegistries;
class RemoveRegistry;
class TestRegistry;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be done with registries.
struct RegistryCalls {
    core::ListRegistries &list;
    core::GetRegistry &get;
    core::AddRegistry &add;
    core::ChangeRegistry &change;
    core::RemoveRegistry &remove;
    core::TestRegistry &test;
};

/// The registries WakeDock has logins for.
class RegistriesController
{
public:
    explicit RegistriesController(RegistryCalls calls) : m_calls(calls) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> add(ApiCall call);
    Task<HttpResponse> replace(ApiCall call);
    Task<HttpResponse> remove(ApiCall call);
    Task<HttpResponse> test(ApiCall call);

    RegistryCalls m_calls;
};

} // namespace wakedock::api
