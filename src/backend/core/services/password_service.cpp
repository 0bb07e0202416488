#include "backend/core/services/password_service.h"

#include <utility>

namespace wakedock::core {

Task<std::string> PasswordService::hash(Secret password, std::string username, std::string field)
{
    check(password, username, field);
    co_return co_await m_hasher.hash(std::move(password));
}

Task<bool> PasswordService::verify(Secret password, std::string hash)
{
    if (password.reveal().size() > PasswordMostBytes) {
        co_await m_hasher.verify(Secret(), {});
        co_return false;
    }
    co_return co_await m_hasher.verify(std::move(password), std::move(hash));
}

} // namespace wakedock::core
