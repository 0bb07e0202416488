#pragma once

#include "backend/core/ports/i_password_hasher.h"
#include "backend/shared/exceptions/error.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Hashes by putting a word in front: quick, and readable in a failed test. Answers on a later turn of the loop, as the
/// real one does.
class FakePasswordHasher final : public core::IPasswordHasher
{
public:
    Task<std::string> hash(Secret password) override;
    Task<bool> verify(Secret password, std::string hash) override;

    /// What a stored password looks like.
    static std::string hashOf(const std::string &password) { return "hashed:" + password; }

    /// How often a password was checked, also for unknown users.
    [[nodiscard]] int verifications() const { return m_verifications; }
    /// The hashes passwords were compared with; empty = a user nobody knows.
    [[nodiscard]] const std::vector<std::string> &comparedWith() const { return m_comparedWith; }
    /// Each call fails with this while it is set.
    void failWith(std::optional<Error> error) { m_failure = std::move(error); }

    /// Called while a password is being checked: what happens meanwhile.
    void whileVerifying(std::function<void()> meanwhile) { m_meanwhile = std::move(meanwhile); }

private:
    int m_verifications = 0;
    std::vector<std::string> m_comparedWith;
    std::optional<Error> m_failure;
    std::function<void()> m_meanwhile;
};

} // namespace wakedock::tests
