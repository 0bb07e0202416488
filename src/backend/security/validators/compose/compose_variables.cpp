#include "backend/security/validators/compose/compose_variables.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

namespace wakedock::security {

namespace {

constexpr int DeepestDefaults = 16;
constexpr std::size_t LongestFilled = 65536;

bool beginsName(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool isInName(char c)
{
    return beginsName(c) || std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::size_t nameEnd(std::string_view text, std::size_t from)
{
    std::size_t to = from;
    while (to < text.size() && isInName(text[to])) {
        ++to;
    }
    return to;
}

/// The `}` that closes the brace before `from`; npos where there is none.
std::size_t closingBrace(std::string_view text, std::size_t from)
{
    int open = 1;
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '$' && i + 1 < text.size() && text[i + 1] == '{') {
            ++open;
        } else if (text[i] == '}' && --open == 0) {
            return i;
        }
    }
    return std::string_view::npos;
}

/// What stands in braces: `NAME`, then perhaps an operator and a word.
struct Braced {
    std::string name;
    bool alsoEmpty = false; ///< With a colon: an empty value counts as none.
    char operation = 0; ///< `-`, `?`, `+`, or none.
    std::string word;
};

std::optional<Braced> readBraced(std::string_view inside)
{
    const std::size_t end = nameEnd(inside, 0);
    if (end == 0 || !beginsName(inside.front())) {
        return std::nullopt;
    }
    Braced braced;
    braced.name = std::string(inside.substr(0, end));
    std::string_view rest = inside.substr(end);
    if (rest.empty()) {
        return braced;
    }
    braced.alsoEmpty = rest.front() == ':';
    rest.remove_prefix(braced.alsoEmpty ? 1 : 0);
    if (rest.empty() || std::string_view("-?+").find(rest.front()) == std::string_view::npos) {
        return std::nullopt;
    }
    braced.operation = rest.front();
    braced.word = std::string(rest.substr(1));
    return braced;
}

class VariableFiller
{
public:
    VariableFiller(const ComposeVariables &variables, const ComposePlace &place, ComposeProblems &problems)
        : m_variables(variables)
        , m_place(place)
        , m_problems(problems)
    {
    }

    std::string fill(std::string_view text, int depth)
    {
        std::string filled;
        std::size_t i = 0;
        while (i < text.size() && filled.size() < LongestFilled) {
            if (text[i] != '$') {
                filled += text[i++];
            } else {
                filled += dollar(text, i, depth);
            }
        }
        return filled;
    }

private:
    /// @param i at the dollar; afterwards behind what it means
    std::string dollar(std::string_view text, std::size_t &i, int depth)
    {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == '$') {
            i += 2;
            return "$";
        }
        if (next == '{') {
            return brace(text, i, depth);
        }
        if (!beginsName(next)) {
            invalid();
            ++i;
            return "$";
        }
        const std::size_t end = nameEnd(text, i + 1);
        const Braced plain{std::string(text.substr(i + 1, end - i - 1)), false, 0, {}};
        i = end;
        return valueOf(plain, depth);
    }

    std::string brace(std::string_view text, std::size_t &i, int depth)
    {
        const std::size_t end = closingBrace(text, i + 2);
        const std::string_view inside = end == std::string_view::npos ? "" : text.substr(i + 2, end - i - 2);
        i = end == std::string_view::npos ? text.size() : end + 1;
        const auto braced = depth < DeepestDefaults ? readBraced(inside) : std::nullopt;
        if (!braced) {
            invalid();
            return {};
        }
        return valueOf(*braced, depth);
    }

    std::string valueOf(const Braced &braced, int depth)
    {
        const auto found = m_variables.find(braced.name);
        const bool isSet = found != m_variables.end() && !(braced.alsoEmpty && found->second.empty());
        switch (braced.operation) {
        case '-':
            return isSet ? found->second : fill(braced.word, depth + 1);
        case '+':
            return isSet ? fill(braced.word, depth + 1) : std::string();
        case '?':
            return isSet ? found->second : required(braced);
        default:
            return isSet ? found->second : unset(braced.name);
        }
    }

    std::string required(const Braced &braced)
    {
        m_problems.error(m_place, "variable_required",
                         "The variable " + braced.name + " must be set" + (braced.word.empty() ? "." : ": " + braced.word),
                         "Set it in .env.");
        return {};
    }

    std::string unset(const std::string &name)
    {
        m_problems.warning(m_place, "variable_unset", "The variable " + name + " is not set: nothing stands in its place.",
                           "Set it in .env, or write ${" + name + ":-default}; a dollar sign itself is $$.");
        return {};
    }

    void invalid()
    {
        m_problems.error(m_place, "variable_invalid", "This is no variable as Compose reads them.",
                         "Write ${NAME} or ${NAME:-default}; a dollar sign itself is $$.");
    }

    const ComposeVariables &m_variables;
    ComposePlace m_place;
    ComposeProblems &m_problems;
};

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isSpace(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isSpace(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// Without its quotes. Variables of lines before are filled in, except between single quotes.
std::string envValue(std::string_view text, const ComposeVariables &known, const ComposePlace &place,
                     ComposeProblems &problems)
{
    const bool isQuoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'');
    const std::size_t end = isQuoted ? text.find(text.front(), 1) : text.find(" #");
    const std::string_view bare =
        isQuoted ? text.substr(1, end == std::string_view::npos ? end : end - 1) : trimmed(text.substr(0, end));
    return isQuoted && text.front() == '\'' ? std::string(bare) : VariableFiller(known, place, problems).fill(bare, 0);
}

void readEnvLine(std::string_view line, const ComposePlace &place, ComposeVariables &variables, ComposeProblems &problems)
{
    line = trimmed(line);
    if (line.empty() || line.front() == '#') {
        return;
    }
    if (line.starts_with("export ")) {
        line = trimmed(line.substr(7));
    }
    const std::size_t equals = line.find('=');
    const auto name = trimmed(line.substr(0, equals));
    if (name.empty() || !beginsName(name.front()) || name.find_first_of(" \t") != std::string_view::npos) {
        problems.error(place, "env_line_invalid", "A line of an env file is NAME=value.");
    } else if (equals != std::string_view::npos) {
        variables[std::string(name)] = envValue(trimmed(line.substr(equals + 1)), variables, place, problems);
    }
}

} // namespace

ComposeVariables readEnvFile(const std::string &file, const std::string &text, ComposeProblems &problems)
{
    ComposeVariables variables;
    std::size_t from = 0;
    for (int line = 1; from < text.size(); ++line) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        readEnvLine(std::string_view(text).substr(from, to - from), {file, line, 1, {}}, variables, problems);
        from = to + 1;
    }
    return variables;
}

void fillVariables(ComposeNode &node, const ComposeVariables &variables, const ComposePlace &place,
                   ComposeProblems &problems)
{
    if (node.isScalar()) {
        node.text = VariableFiller(variables, place.in(node), problems).fill(node.text, 0);
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        fillVariables(node.items[i], variables, place.item(i, node.items[i]), problems);
    }
    for (ComposeEntry &entry : node.entries) {
        fillVariables(entry.value, variables, place.at(entry), problems);
    }
}

} // namespace wakedock::security
