#pragma once

#include "backend/core/ports/i_password_hasher.h"
#include "backend/shared/async/work_pool.h"

#include <cstddef>

namespace wakedock::security {

/// What a hash costs: the default takes some 65 ms and 64 MB on the machine it was measured on.
struct Argon2Cost {
    unsigned long long passes = 2;
    std::size_t memoryBytes = std::size_t(64) << 20;
};

/// Argon2id by libsodium, on two threads of its own: more at once would only take memory from each other.
class Argon2PasswordHasher final : public core::IPasswordHasher
{
public:
    static constexpr int Threads = 2;
    static constexpr int MostUnanswered = 32;

    explicit Argon2PasswordHasher(Argon2Cost cost = {}, int mostUnanswered = MostUnanswered);

    Task<std::string> hash(Secret password) override;
    Task<bool> verify(Secret password, std::string hash) override;

private:
    void refuseWhenFull() const;

    Argon2Cost m_cost;
    WorkPool m_pool;
};

} // namespace wakedock::security
