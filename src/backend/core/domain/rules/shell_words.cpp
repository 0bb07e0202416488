#include "backend/core/domain/rules/shell_words.h"

#include "backend/shared/exceptions/error.h"

#include <optional>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

Error unreadable(std::size_t at, const std::string &what)
{
    const std::string sentence = "Character " + std::to_string(at + 1) + ": " + what;
    return Error(ErrorCode::Invalid, "command_line_unreadable", sentence).withField("command", sentence);
}

bool isSpace(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

/// Reads one line, letter by letter.
class WordReader
{
public:
    explicit WordReader(const std::string &line) : m_line(line) { }

    std::vector<ShellWord> read()
    {
        for (; m_at < m_line.size(); ++m_at) {
            readOne(m_line[m_at]);
        }
        endWord();
        return std::move(m_words);
    }

private:
    void readOne(char letter)
    {
        if (isSpace(letter)) {
            endWord();
        } else if (letter == '\'') {
            readSingleQuoted();
        } else if (letter == '"') {
            readDoubleQuoted();
        } else if (letter == '\\') {
            readEscaped();
        } else {
            refuseWhatOnlyShellsKnow(letter);
            word() += letter;
        }
    }

    std::string &word()
    {
        if (!m_current) {
            m_current = ShellWord{{}, m_at + 1};
        }
        return m_current->text;
    }

    void endWord()
    {
        if (m_current) {
            m_words.push_back(*std::exchange(m_current, std::nullopt));
        }
    }

    void readEscaped()
    {
        const std::size_t begin = m_at++;
        if (m_at >= m_line.size()) {
            throw unreadable(begin, "the backslash at the end escapes nothing.");
        }
        // A backslash before a line's end continues it.
        if (m_line[m_at] == '\r' && m_at + 1 < m_line.size() && m_line[m_at + 1] == '\n') {
            ++m_at;
        }
        if (m_line[m_at] != '\n') {
            word() += m_line[m_at];
        }
    }

    void readSingleQuoted()
    {
        const std::size_t end = m_line.find('\'', m_at + 1);
        if (end == std::string::npos) {
            throw unreadable(m_at, "this quote is never closed.");
        }
        word() += m_line.substr(m_at + 1, end - m_at - 1);
        m_at = end;
    }

    void readDoubleQuoted()
    {
        const std::size_t begin = m_at;
        word();
        for (++m_at; m_at < m_line.size() && m_line[m_at] != '"'; ++m_at) {
            readInsideDouble();
        }
        if (m_at >= m_line.size()) {
            throw unreadable(begin, "this quote is never closed.");
        }
    }

    void readInsideDouble()
    {
        const bool escapes = m_line[m_at] == '\\' && m_at + 1 < m_line.size()
            && std::string_view("\\\"$`\n").find(m_line[m_at + 1]) != std::string_view::npos;
        if (escapes) {
            readEscaped();
            return;
        }
        if (m_line[m_at] == '$' || m_line[m_at] == '`') {
            refuseWhatOnlyShellsKnow(m_line[m_at]);
        }
        word() += m_line[m_at];
    }

    void refuseWhatOnlyShellsKnow(char letter) const
    {
        if (letter == '$') {
            throw unreadable(m_at,
                             "only your shell knows the value of " + m_line.substr(m_at, nameLength())
                                 + ": write the value itself, or quote the dollar sign with '...'.");
        }
        if (std::string_view("`;|&<>(){}").find(letter) != std::string_view::npos) {
            throw unreadable(m_at,
                             std::string("only one plain command can be read, and \"") + letter
                                 + "\" belongs to the shell; quote it with '...' if it is meant literally.");
        }
    }

    [[nodiscard]] std::size_t nameLength() const
    {
        const std::size_t end = m_line.find_first_of(" \t\r\n/:\"',=", m_at + 1);
        return end == std::string::npos ? std::string::npos : end - m_at;
    }

    const std::string &m_line;
    std::size_t m_at = 0;
    std::optional<ShellWord> m_current;
    std::vector<ShellWord> m_words;
};

} // namespace

std::vector<ShellWord> splitShellWords(const std::string &line)
{
    return WordReader(line).read();
}

} // namespace wakedock::core
