#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class AddHost;
class ChangeHost;
class GetHost;
class ListHosts;
class RemoveHost;
class TestHost;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be done with hosts.
struct HostCalls {
    core::ListHosts &list;
    core::GetHost &get;
    core::AddHost &add;
    core::ChangeHost &change;
    core::RemoveHost &remove;
    core::TestHost &test;
};

/// The engines WakeDock knows.
class HostsController
{
public:
    explicit HostsController(HostCalls calls) : m_calls(calls) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> add(ApiCall call);
    Task<HttpResponse> replace(ApiCall call);
    Task<HttpResponse> remove(ApiCall call);
    Task<HttpResponse> test(ApiCall call);

    HostCalls m_calls;
};

} // namespace wakedock::api
