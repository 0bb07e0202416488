#include "backend/infrastructure/caddy/config/snippet_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace wakedock::caddy {

using core::ConfigFinding;

namespace {

struct SnippetToken {
    std::string text;
    int line = 1;
    bool isFirst = false; ///< Of its line.
    bool isQuoted = false;
};

/// Reads as the Caddyfile does: words, quotes that may hold line breaks, comments, lines that go on after a backslash.
class SnippetReader
{
public:
    explicit SnippetReader(const std::string &text) : m_text(text) { }

    std::vector<SnippetToken> read()
    {
        while (m_at < m_text.size()) {
            step();
        }
        end();
        return std::move(m_tokens);
    }

private:
    void step()
    {
        const char c = m_text[m_at++];
        if (m_quote != '\0') {
            inQuote(c);
        } else if (c == '\n') {
            end();
            m_isFirst = true;
            ++m_line;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            end();
        } else {
            outside(c);
        }
    }

    void inQuote(char c)
    {
        if (c == '\\' && m_quote == '"' && m_at < m_text.size() && m_text[m_at] == '"') {
            m_token.text += m_text[m_at++];
        } else if (c == m_quote) {
            m_quote = '\0';
            end();
        } else {
            m_line += c == '\n' ? 1 : 0;
            m_token.text += c;
        }
    }

    void outside(char c)
    {
        const bool isNew = m_token.text.empty();
        if (isNew) {
            m_token.line = m_line;
        }
        if (isNew && c == '#') {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (isNew && (c == '"' || c == '`')) {
            m_quote = c;
            m_token.isQuoted = true;
        } else if (c == '\\' && isLineEnd()) {
            end();
            ++m_at;
            ++m_line;
        } else {
            m_token.text += c;
        }
    }

    [[nodiscard]] bool isLineEnd() const { return m_at < m_text.size() && m_text[m_at] == '\n'; }

    void end()
    {
        if (!m_token.text.empty() || m_token.isQuoted) {
            m_token.isFirst = m_isFirst;
            m_isFirst = false;
            m_tokens.push_back(std::move(m_token));
        }
        m_token = {};
    }

    const std::string &m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    char m_quote = '\0';
    bool m_isFirst = true;
    SnippetToken m_token;
    std::vector<SnippetToken> m_tokens;
};

bool isSnippetDirective(std::string_view word)
{
    static constexpr std::array<std::string_view, 13> allowed{
        "header", "request_header", "encode", "basicauth", "basic_auth",  "rewrite",     "uri",
        "redir",  "respond",        "error",  "handle",    "handle_path", "request_body"};
    return word == "route" || std::ranges::find(allowed, word) != allowed.end();
}

/// Its block holds directives again.
bool holdsDirectives(std::string_view word)
{
    return word == "handle" || word == "handle_path" || word == "route";
}

/// Blocks that are open, and whether directives stand in each.
class SnippetBlocks
{
public:
    std::string problemOf(const SnippetToken &token)
    {
        if (std::exchange(m_openedIn, 0) == token.line) {
            return "Behind an opening brace a new line begins.";
        }
        if (!token.isQuoted && token.text == "{") {
            return openProblem(token);
        }
        if (!token.isQuoted && token.text == "}") {
            return closeProblem();
        }
        return token.isFirst ? lineProblem(token) : std::string();
    }
    [[nodiscard]] bool isOpen() const { return !m_open.empty(); }

private:
    std::string openProblem(const SnippetToken &token)
    {
        m_open.push_back(m_isInside && holdsDirectives(m_directive));
        m_openedIn = token.line;
        return token.isFirst ? "A block stands behind a directive, on its line." : std::string();
    }

    std::string closeProblem()
    {
        if (m_open.empty()) {
            return "It closes a block that it did not open.";
        }
        m_open.pop_back();
        return {};
    }

    std::string lineProblem(const SnippetToken &token)
    {
        m_isInside = m_open.empty() || m_open.back();
        m_directive = token.text;
        if (!m_isInside || token.text.starts_with('@') || isSnippetDirective(token.text)) {
            return {};
        }
        return "The directive " + token.text.substr(0, 60)
            + " is not for snippets; these are: basicauth, encode, error, handle, handle_path, header, redir, request_body, "
              "request_header, respond, rewrite, route, uri, and named matchers.";
    }

    std::vector<bool> m_open;
    std::string m_directive;
    int m_openedIn = 0; ///< The line of a brace that has just been opened.
    bool m_isInside = true;
};

std::string wordProblem(const SnippetToken &token)
{
    if (token.text == "import") {
        return "import opens files, which a snippet must not.";
    }
    if (token.text.find("{$") != std::string::npos) {
        return "{$...} reads the environment of a program, which a snippet must not.";
    }
    if (!token.isQuoted && token.text.starts_with("<<")) {
        return "Write texts of several lines in quotes.";
    }
    return {};
}

} // namespace

std::vector<ConfigFinding> refusedDirectives(const std::string &snippet)
{
    std::vector<ConfigFinding> findings;
    SnippetBlocks blocks;
    const auto tokens = SnippetReader(snippet).read();
    for (const auto &token : tokens) {
        for (const auto &problem : {wordProblem(token), blocks.problemOf(token)}) {
            if (!problem.empty()) {
                findings.push_back({problem, token.line, {}});
            }
        }
    }
    if (blocks.isOpen() && findings.empty()) {
        findings.push_back({"A block is not closed.", tokens.back().line, {}});
    }
    return findings;
}

} // namespace wakedock::caddy
