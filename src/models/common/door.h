#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task.h"

#include <functional>

namespace wakedock::models {

/// A use case or query as the window sees it. Called on the backend thread only, takes its arguments by value.
template <class Answer, class... Arguments>
using CoreDoor = std::function<Task<Answer>(core::CallContext, Arguments...)>;

/// For Bridge::ask(), which needs an answer to deliver.
inline Task<bool> finished(Task<void> task)
{
    co_await task;
    co_return true;
}

} // namespace wakedock::models
