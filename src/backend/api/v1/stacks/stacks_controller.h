#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/core/domain/stack.h"

#include <optional>

namespace wakedock::core {
class AdoptStack;
class ChangeStack;
class CreateStack;
class DownStack;
class GetOperation;
class GetStack;
class ListStacks;
class PlanStack;
class RemoveStack;
class UpStack;
class ValidateStack;
struct OperationTicket;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be done with stacks.
struct StackCalls {
    core::ListStacks &list;
    core::GetStack &get;
    core::CreateStack &create;
    core::ChangeStack &change;
    core::RemoveStack &remove;
    core::UpStack &up;
    core::DownStack &down;
    core::AdoptStack &adopt;
    core::ValidateStack &validate;
    core::PlanStack &plan;
    core::GetOperation &getOperation;
};

/// Compose stacks.
class StacksController
{
public:
    explicit StacksController(StackCalls calls) : m_calls(calls) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> create(ApiCall call);
    Task<HttpResponse> replace(ApiCall call);
    Task<HttpResponse> remove(ApiCall call);
    Task<HttpResponse> up(ApiCall call);
    Task<HttpResponse> down(ApiCall call);
    Task<HttpResponse> adopt(ApiCall call);
    Task<HttpResponse> validate(ApiCall call);
    Task<HttpResponse> planNew(ApiCall call);
    Task<HttpResponse> planChange(ApiCall call);
    Task<HttpResponse> answer(ApiCall call, core::OperationTicket ticket, core::StackId id, int status);

    StackCalls m_calls;
};

} // namespace wakedock::api
