#pragma once

#include "backend/core/domain/rules/password_policy.h"
#include "backend/core/ports/i_password_hasher.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <string>

namespace wakedock::core {

/// The one way to a stored password: nothing is hashed that breaks the policy.
class PasswordService
{
public:
    PasswordService(IPasswordHasher &hasher, PasswordPolicy policy) : m_hasher(hasher), m_policy(policy) { }

    /// Refuses at once, before any work. @throws Error Invalid, see checkPassword()
    void check(const Secret &password, const std::string &username, const std::string &field = "password") const
    {
        checkPassword(m_policy, password, username, field);
    }

    /// Checks too. @param username in normal form
    Task<std::string> hash(Secret password, std::string username, std::string field = "password");

    /// Takes as long for an unknown user (empty `hash`) and for what is too long to be a password; both are false.
    Task<bool> verify(Secret password, std::string hash);

private:
    IPasswordHasher &m_hasher;
    PasswordPolicy m_policy;
};

} // namespace wakedock::core
