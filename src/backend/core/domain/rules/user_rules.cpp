#include "backend/core/domain/rules/user_rules.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <array>

namespace wakedock::core {
namespace {

constexpr std::size_t usernameMostBytes = 64;
constexpr std::string_view usernameFirst = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view usernameFurther = "abcdefghijklmnopqrstuvwxyz0123456789._@-";
constexpr std::array<std::string_view, 3> usernamesOfWakeDock{"system", "local", "wakedock"};

Error badUsername(const std::string &why)
{
    return Error(ErrorCode::Invalid, "username_invalid", "This cannot be a user name: " + why + ".")
        .withRemedy("Use 1 to 64 small letters, digits, dots, dashes, underscores or @, beginning with a letter or digit.")
        .withField("username", why);
}

bool hasControlByte(const std::string &text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool looksLikeEmail(const std::string &text)
{
    const auto at = text.find('@');
    return at != std::string::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string::npos
        && text.find(' ') == std::string::npos;
}

Error badUserDetail(const std::string &field, const std::string &why)
{
    return Error(ErrorCode::Invalid, "user_details_invalid", "This cannot be stored for a user: " + field + " " + why + ".")
        .withField(field, why);
}

} // namespace

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::Admin:
        return "admin";
    case Role::Operator:
        return "operator";
    case Role::Viewer:
        return "viewer";
    }
    return "viewer";
}

std::optional<Role> roleNamed(std::string_view name)
{
    for (const Role role : {Role::Admin, Role::Operator, Role::Viewer}) {
        if (roleName(role) == name) {
            return role;
        }
    }
    return std::nullopt;
}

std::string normalUsername(std::string_view typed)
{
    constexpr std::string_view space = " \t\r\n";
    const auto first = typed.find_first_not_of(space);
    if (first == std::string_view::npos) {
        return {};
    }
    std::string name(typed.substr(first, typed.find_last_not_of(space) - first + 1));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name;
}

void checkUsername(const std::string &normal)
{
    if (normal.empty()) {
        throw badUsername("it is empty");
    }
    if (normal.size() > usernameMostBytes) {
        throw badUsername("it is longer than 64 characters");
    }
    if (usernameFirst.find(normal.front()) == std::string_view::npos) {
        throw badUsername("it does not begin with a letter or digit");
    }
    if (normal.find_first_not_of(usernameFurther) != std::string::npos) {
        throw badUsername("it holds a character that is not allowed");
    }
    if (std::find(usernamesOfWakeDock.begin(), usernamesOfWakeDock.end(), normal) != usernamesOfWakeDock.end()) {
        throw badUsername("WakeDock itself acts under it");
    }
}

void checkUserDetails(const std::string &email, const std::string &fullName)
{
    constexpr std::size_t emailMostBytes = 254;
    constexpr std::size_t fullNameMostBytes = 200;
    if (email.size() > emailMostBytes || fullName.size() > fullNameMostBytes) {
        throw badUserDetail(email.size() > emailMostBytes ? "email" : "full_name", "is too long");
    }
    if (hasControlByte(email) || hasControlByte(fullName)) {
        throw badUserDetail(hasControlByte(email) ? "email" : "full_name", "holds control characters");
    }
    if (!email.empty() && !looksLikeEmail(email)) {
        throw badUserDetail("email", "is not an e-mail address");
    }
}

} // namespace wakedock::core
