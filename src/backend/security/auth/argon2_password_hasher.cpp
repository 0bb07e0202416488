#include "backend/security/auth/argon2_password_hasher.h"

#include "backend/shared/exceptions/error.h"

#include <sodium.h>

#include <array>
#include <utility>

namespace wakedock::security {
namespace {

std::string argon2Hash(const Secret &password, const Argon2Cost &cost)
{
    std::array<char, crypto_pwhash_argon2id_STRBYTES> text{};
    const auto bytes = password.reveal();
    if (crypto_pwhash_argon2id_str(text.data(), bytes.data(), bytes.size(), cost.passes, cost.memoryBytes) != 0) {
        throw Error(ErrorCode::Unavailable, "out_of_memory", "There is no memory left to check passwords.")
            .withRemedy("Stop something on this machine.");
    }
    return text.data();
}

} // namespace

Argon2PasswordHasher::Argon2PasswordHasher(Argon2Cost cost, int mostUnanswered)
    : m_cost(cost)
    , m_pool("passwords", Threads, mostUnanswered)
{
    if (sodium_init() < 0) {
        throw Error(ErrorCode::Internal, "crypto_unavailable", "The cryptographic library cannot be used.");
    }
}

void Argon2PasswordHasher::refuseWhenFull() const
{
    if (m_pool.isFull()) {
        throw Error(ErrorCode::TooManyRequests, "password_queue_full", "Too many people are signing in at this moment.")
            .withRemedy("Try again in some seconds.")
            .withContext("retry_after_seconds", "2");
    }
}

Task<std::string> Argon2PasswordHasher::hash(Secret password)
{
    refuseWhenFull();
    auto work = [password = std::move(password), cost = m_cost] { return argon2Hash(password, cost); };
    co_return co_await m_pool.run(std::move(work));
}

Task<bool> Argon2PasswordHasher::verify(Secret password, std::string hash)
{
    refuseWhenFull();
    auto work = [password = std::move(password), hash = std::move(hash), cost = m_cost] {
        if (hash.empty()) {
            // Making a hash takes what checking one takes: the time does not tell that nobody has this name.
            argon2Hash(password, cost);
            return false;
        }
        const auto bytes = password.reveal();
        return crypto_pwhash_argon2id_str_verify(hash.c_str(), bytes.data(), bytes.size()) == 0;
    };
    co_return co_await m_pool.run(std::move(work));
}

} // namespace wakedock::security
