#include "backend/core/domain/rules/compose_secrets.h"

#include "backend/core/domain/rules/secret_names.h"

#include <cctype>

namespace wakedock::core {

namespace {

/// A shorter one (`1`, `yes`) stands in too many places that are none.
constexpr std::size_t shortestKnownSecret = 4;

/// `--db.password` -> `DB_PASSWORD`
std::string variableName(const std::string &name)
{
    std::string upper;
    for (const char c : name) {
        const bool isWordPart = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (isWordPart) {
            upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        } else if (!upper.empty() && upper.back() != '_') {
            upper += '_';
        }
    }
    while (upper.ends_with('_')) {
        upper.pop_back();
    }
    return upper.empty() || std::isdigit(static_cast<unsigned char>(upper.front())) != 0 ? "SECRET_" + upper : upper;
}

/// Where the password of a URL stands in `text`: first letter and length; length 0 = nowhere.
std::pair<std::size_t, std::size_t> urlPassword(const std::string &text)
{
    if (!holdsUrlPassword(text)) {
        return {0, 0};
    }
    const auto from = text.find("://") + 3;
    const auto at = text.substr(0, text.find_first_of("/?# \"'", from)).rfind('@');
    const auto colon = text.find(':', from);
    return {colon + 1, at - colon - 1};
}

} // namespace

std::string composeEscaped(const std::string &text)
{
    std::string escaped;
    for (const char c : text) {
        escaped += c == '$' ? "$$" : std::string(1, c);
    }
    return escaped;
}

ComposeSecrets::ComposeSecrets(const std::map<std::string, std::string> &environment, bool areShown) : m_areShown(areShown)
{
    for (const auto &[name, value] : secretValues(environment)) {
        if (value.size() >= shortestKnownSecret) {
            m_known.emplace(name, value);
        }
    }
}

std::string ComposeSecrets::variableFor(const std::string &name, const std::string &value)
{
    std::string variable = name;
    for (int number = 2; m_used.contains(variable) && m_used.at(variable) != value; ++number) {
        variable = name + "_" + std::to_string(number);
    }
    m_used[variable] = value;
    return "${" + variable + "}";
}

std::string ComposeSecrets::named(const std::string &name, const std::string &value)
{
    const bool isSecret = !value.empty() && (looksSecret(name) || holdsUrlPassword(value));
    return m_areShown || !isSecret ? text(value) : variableFor(variableName(name), value);
}

std::string ComposeSecrets::text(const std::string &value)
{
    if (m_areShown) {
        return composeEscaped(value);
    }
    // The longest of those that begin first: one may be a part of another.
    std::size_t first = std::string::npos;
    const std::pair<const std::string, std::string> *found = nullptr;
    for (const auto &known : m_known) {
        const auto at = value.find(known.second);
        const bool better =
            at < first || (at != std::string::npos && at == first && known.second.size() > found->second.size());
        if (better) {
            first = at;
            found = &known;
        }
    }
    if (found != nullptr) {
        const std::string variable = variableFor(variableName(found->first), found->second);
        return composeEscaped(value.substr(0, first)) + variable + text(value.substr(first + found->second.size()));
    }
    if (const auto [at, length] = urlPassword(value); length > 0) {
        return composeEscaped(value.substr(0, at)) + variableFor("URL_PASSWORD", value.substr(at, length))
            + text(value.substr(at + length));
    }
    return composeEscaped(value);
}

std::string ComposeSecrets::argument(const std::string &before, const std::string &value)
{
    const auto equals = value.find('=');
    if (equals != std::string::npos && equals + 1 < value.size() && looksSecret(value.substr(0, equals))) {
        return composeEscaped(value.substr(0, equals + 1))
            + variableFor(variableName(value.substr(0, equals)), value.substr(equals + 1));
    }
    const bool isOptionsValue = before.starts_with('-') && before.find('=') == std::string::npos && looksSecret(before);
    if (isOptionsValue && !value.empty() && !value.starts_with('-')) {
        return variableFor(variableName(before), value);
    }
    return text(value);
}

std::vector<std::string> ComposeSecrets::arguments(const std::vector<std::string> &values)
{
    std::vector<std::string> written;
    std::string before;
    for (const std::string &value : values) {
        written.push_back(m_areShown ? composeEscaped(value) : argument(before, value));
        before = value;
    }
    return written;
}

std::vector<std::string> ComposeSecrets::variables() const
{
    std::vector<std::string> names;
    for (const auto &[name, value] : m_used) {
        names.push_back(name);
    }
    return names;
}

} // namespace wakedock::core
