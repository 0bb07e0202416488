#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/events.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <string>
#include <string_view>

namespace wakedock::api {

/// Something clients may subscribe to. One object serves all subscribers; backend thread.
class ITopic
{
public:
    virtual ~ITopic() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Who may subscribe, checked again whenever a role changes.
    [[nodiscard]] virtual std::string_view permission() const = 0;
    /// The `data` of an event as complete JSON, made once and shared by all subscribers; nullptr when the event is none
    /// of this topic's.
    [[nodiscard]] virtual std::shared_ptr<const std::string> dataOf(const core::EventRecord &record) const = 0;
    /// What is there now as complete JSON, for subscribers that ask for it; empty = this topic has none to give.
    /// @throws Error as queries do
    virtual Task<std::string> snapshot(core::CallContext context)
    {
        static_cast<void>(context);
        co_return {};
    }
};

} // namespace wakedock::api
