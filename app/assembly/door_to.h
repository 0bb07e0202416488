#pragma once

#include "models/common/door.h"

#include <utility>

namespace wakedock::app {

/// Any use case or query whose execute() takes the context and these arguments, as a door of the window.
template <class Answer, class... Arguments, class UseCase>
models::CoreDoor<Answer, Arguments...> doorTo(UseCase &useCase)
{
    return [&useCase](core::CallContext context, Arguments... arguments) {
        return useCase.execute(std::move(context), std::move(arguments)...);
    };
}

} // namespace wakedock::app
