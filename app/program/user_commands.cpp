#include "app/program/user_commands.h"

#include "backend/core/domain/rules/user_rules.h"
#include "backend/shared/exceptions/error.h"

#include <string_view>
#include <utility>

namespace wakedock::app {

namespace {

core::Role wantedRole(const std::string &word)
{
    if (const auto role = core::roleNamed(word)) {
        return *role;
    }
    throw Error(ErrorCode::Invalid, "role_unknown", "There is no role " + word + ".")
        .withRemedy("Write --role admin, --role operator or --role viewer.");
}

std::string column(std::string_view text, std::size_t width)
{
    std::string padded(text);
    padded.resize(padded.size() < width ? width : padded.size(), ' ');
    return padded + ' ';
}

std::string rowOf(const core::UserProfile &user)
{
    return column(user.username, 24) + column(core::roleName(user.role), 9) + (user.disabled ? "disabled" : "") + '\n';
}

} // namespace

UserCommands::UserCommands(core::CreateUser &createUser, core::SetUserPassword &setUserPassword, core::ListUsers &listUsers)
    : m_createUser(createUser)
    , m_setUserPassword(setUserPassword)
    , m_listUsers(listUsers)
{
}

Task<std::string> UserCommands::run(core::CallContext context, ControlRequest request)
{
    if (request.what == control_request::UserAdd) {
        return add(std::move(context), std::move(request));
    }
    if (request.what == control_request::UserPassword) {
        return setPassword(std::move(context), std::move(request));
    }
    if (request.what == control_request::UserList) {
        return list(std::move(context));
    }
    return refuse();
}

Task<std::string> UserCommands::refuse()
{
    throw Error(ErrorCode::Unsupported, "command_unsupported", "The running WakeDock does not know this command.")
        .withRemedy("It may be older than this program: restart it.");
    co_return {};
}

Task<std::string> UserCommands::add(core::CallContext context, ControlRequest request)
{
    core::CreateUserRequest wanted;
    wanted.username = request.userName;
    wanted.password = request.password;
    wanted.role = wantedRole(request.role);
    const auto made = co_await m_createUser.execute(std::move(context), std::move(wanted));
    co_return "Added " + made.username + " as " + std::string(core::roleName(made.role)) + ".\n";
}

Task<std::string> UserCommands::setPassword(core::CallContext context, ControlRequest request)
{
    co_await m_setUserPassword.execute(std::move(context), {request.userName, request.password});
    co_return "The password of " + core::normalUsername(request.userName)
        + " is changed; where this user was signed in, that has ended.\n";
}

Task<std::string> UserCommands::list(core::CallContext context)
{
    std::string text;
    for (const auto &user : co_await m_listUsers.execute(std::move(context))) {
        text += rowOf(user);
    }
    co_return text;
}

} // namespace wakedock::app
