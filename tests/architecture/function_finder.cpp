#include "tests/architecture/function_finder.h"

#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <regex>
#include <string_view>

namespace wakedock::tests {
namespace {

/// Walks through code whose comments and strings are blank. Outside of functions it keeps what stands before a brace
/// since the last statement (the heading); the heading says what the brace opens.
class FunctionFinder
{
public:
    explicit FunctionFinder(const std::string &text) : m_text(withoutComments(text, true)) { dropPreprocessor(); }

    std::vector<FoundFunction> run()
    {
        for (m_at = 0; m_at < m_text.size(); ++m_at) {
            const char letter = m_text[m_at];
            if (letter == '{') {
                openBrace();
            } else if (letter == ';' || letter == '}') {
                m_heading.clear();
            } else {
                m_heading += letter;
            }
        }
        return std::move(m_found);
    }

private:
    void dropPreprocessor()
    {
        bool continued = false;
        for (std::size_t line = 0; line < m_text.size();) {
            const auto end = std::min(m_text.find('\n', line), m_text.size());
            const auto first = m_text.find_first_not_of(" \t", line);
            const bool directive = continued || (first < end && m_text[first] == '#');
            continued = directive && end > line && m_text[end - 1] == '\\';
            if (directive) {
                std::fill(m_text.begin() + static_cast<long>(line), m_text.begin() + static_cast<long>(end), ' ');
            }
            line = end + 1;
        }
    }

    void openBrace()
    {
        static const std::regex scope(
            R"(^\s*(public:|private:|protected:|Q_SIGNALS:|\s)*(template[\s\S]*>\s*)?(requires[\s\S]*\s)?)"
            R"((typedef |static |inline )*(class|struct|union|enum|namespace|inline namespace|extern)\b[^(]*$)");
        if (std::regex_search(m_heading, scope)) {
            m_heading.clear();
        } else if (m_heading.find('(') == std::string::npos || initialisesMember()) {
            // `int table[]{1, 2}` and `: m_member{1}`: the statement or the heading goes on behind it.
            m_at = closingBrace() - 1;
            m_heading += " x";
        } else {
            takeFunction();
        }
    }

    /// In `X::X() : m_a{1}, m_b(2) {` a brace right behind a member's name is its value.
    [[nodiscard]] bool initialisesMember() const
    {
        static const std::regex member(R"(\)[^()]*:[\s\S]*[:,]\s*[\w:<>]+\s*$|\)\s*(noexcept\s*)?:\s*[\w:<>]+\s*$)");
        return std::regex_search(m_heading, member);
    }

    void takeFunction()
    {
        static const std::regex name(R"(([~\w:]+|operator\s*[^\s\w(]+|operator\s*\(\))\s*\()");
        std::smatch match;
        const auto end = closingBrace();
        const auto line =
            static_cast<std::size_t>(std::count(m_text.begin(), m_text.begin() + static_cast<long>(m_at), '\n')) + 1;
        const bool named = std::regex_search(m_heading, match, name);
        m_found.push_back({named ? match[1].str() : std::string("function"), line, m_text.substr(m_at, end - m_at)});
        m_at = end - 1;
        m_heading.clear();
    }

    /// Behind the brace that closes the one at m_at.
    [[nodiscard]] std::size_t closingBrace() const
    {
        int depth = 0;
        for (auto at = m_at; at < m_text.size(); ++at) {
            depth += m_text[at] == '{' ? 1 : 0;
            depth -= m_text[at] == '}' ? 1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return m_text.size();
    }

    std::string m_text;
    std::size_t m_at = 0;
    std::string m_heading;
    std::vector<FoundFunction> m_found;
};

} // namespace

std::vector<FoundFunction> functionsIn(const std::string &text)
{
    return FunctionFinder(text).run();
}

} // namespace wakedock::tests
