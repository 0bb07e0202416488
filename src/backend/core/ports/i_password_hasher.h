#pragma once

#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <string>

namespace wakedock::core {

/// Slow on purpose; runs on its own two threads with a bounded queue.
/// @throws Error TooManyRequests (`password_queue_full`)
class IPasswordHasher
{
public:
    virtual ~IPasswordHasher() = default;
    virtual Task<std::string> hash(Secret password) = 0;
    /// Takes as long for an unknown user: call it with an empty `hash` then, and it answers false.
    virtual Task<bool> verify(Secret password, std::string hash) = 0;
};

} // namespace wakedock::core
