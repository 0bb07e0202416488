#include "backend/core/domain/rules/password_policy.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <set>
#include <string>

namespace wakedock::core {
namespace {

constexpr std::size_t passwordOwnCharacters = 8; ///< Beside the user name, if that is in it.
constexpr std::size_t passwordDifferentCharacters = 5;

bool isContinuationByte(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

int passwordCharacters(std::string_view text)
{
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return !isContinuationByte(c); }));
}

std::string passwordLowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// True when hardly anything is left of it without the user name.
bool isMostlyUsername(const std::string &lower, std::string_view username)
{
    if (username.empty()) {
        return false;
    }
    std::string left = lower;
    bool found = false;
    for (auto at = left.find(username); at != std::string::npos; at = left.find(username)) {
        left.erase(at, username.size());
        found = true;
    }
    return found && left.size() < passwordOwnCharacters;
}

/// `aaaaaaaaaaaa`, `abababababab`, `abcdefghijkl`, `987654321098`.
bool isTooSimple(std::string_view lower)
{
    if (std::set<char>(lower.begin(), lower.end()).size() < passwordDifferentCharacters) {
        return true;
    }
    std::size_t inStep = 0;
    for (std::size_t i = 1; i < lower.size(); ++i) {
        const int step = lower[i] - lower[i - 1];
        inStep += (step == 1 || step == -1 || step == 0) ? 1 : 0;
    }
    return inStep * 10 >= (lower.size() - 1) * 8;
}

/// What remains of `password2024!` without what people append to satisfy a rule.
std::string_view withoutAppendix(std::string_view lower)
{
    const auto last = lower.find_last_not_of("0123456789!?.,;:-_+*#$%&@=/ ");
    return last == std::string_view::npos ? std::string_view() : lower.substr(0, last + 1);
}

/// The unit of a text that is nothing but repetitions of it; the text itself otherwise.
std::string_view repeatedUnit(std::string_view text)
{
    for (std::size_t length = 1; length * 2 <= text.size(); ++length) {
        if (text.size() % length == 0 && text.substr(length) == text.substr(0, text.size() - length)) {
            return text.substr(0, length);
        }
    }
    return text;
}

bool isTooCommon(std::string_view lower)
{
    const std::string_view stem = withoutAppendix(lower);
    return isCommonPassword(lower) || isCommonPassword(repeatedUnit(lower)) || isCommonPassword(stem)
        || isCommonPassword(repeatedUnit(stem));
}

Error passwordRefused(const char *reason, const std::string &why, const std::string &field)
{
    return Error(ErrorCode::Invalid, reason, "This password cannot be used: it " + why + ".")
        .withRemedy("Take four or more unrelated words, or let a password manager make one.")
        .withField(field, why);
}

void checkPasswordBytes(std::string_view text, const std::string &field)
{
    if (text.size() > PasswordMostBytes) {
        throw passwordRefused("password_too_long", "is longer than 1,024 bytes", field);
    }
    if (hasControlCharacter(text)) {
        throw passwordRefused("password_not_text", "holds control characters", field);
    }
}

} // namespace

void checkPassword(const PasswordPolicy &policy, const Secret &password, std::string_view username, const std::string &field)
{
    const std::string_view text = password.reveal();
    checkPasswordBytes(text, field);
    if (passwordCharacters(text) < policy.minLength) {
        throw passwordRefused("password_too_short", "is shorter than " + std::to_string(policy.minLength) + " characters",
                              field);
    }
    const Secret lower(passwordLowerCase(text));
    if (isMostlyUsername(std::string(lower.reveal()), username)) {
        throw passwordRefused("password_is_username", "is little more than the user name", field);
    }
    if (isTooCommon(lower.reveal())) {
        throw passwordRefused("password_too_common", "is one of those that are tried first everywhere", field);
    }
    if (isTooSimple(lower.reveal())) {
        throw passwordRefused("password_too_simple", "is a simple sequence or repetition", field);
    }
}

} // namespace wakedock::core
