#include "backend/core/domain/rules/secret_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::array<std::string_view, 13> secretWords{"PASSWORD", "PASSWD",     "PASS",       "PASSPHRASE", "PWD",
                                                       "SECRET",   "SECRETS",    "TOKEN",      "TOKENS",     "KEY",
                                                       "KEYS",     "CREDENTIAL", "CREDENTIALS"};

bool isSecretWord(const std::string &word)
{
    return std::ranges::find(secretWords, word) != secretWords.end() || word.ends_with("PASSWORD")
        || word.ends_with("SECRET") || word.ends_with("TOKEN") || word.ends_with("APIKEY");
}

} // namespace

bool looksSecret(const std::string &name)
{
    std::string word;
    for (const char c : name + "_") {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            word += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        } else if (isSecretWord(std::exchange(word, {}))) {
            return true;
        }
    }
    return false;
}

bool holdsUrlPassword(const std::string &text)
{
    const auto scheme = text.find("://");
    if (scheme == std::string::npos) {
        return false;
    }
    const auto from = scheme + 3;
    const std::string authority = text.substr(from, text.find_first_of("/?# \"'", from) - from);
    const auto at = authority.rfind('@');
    const auto colon = authority.find(':');
    return at != std::string::npos && colon < at && at - colon > 1;
}

std::map<std::string, std::string> secretValues(const std::map<std::string, std::string> &environment)
{
    std::map<std::string, std::string> found;
    for (const auto &[name, value] : environment) {
        if (!value.empty() && (looksSecret(name) || holdsUrlPassword(value))) {
            found.emplace(name, value);
        }
    }
    return found;
}

} // namespace wakedock::core
