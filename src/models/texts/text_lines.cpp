#include "models/texts/text_lines.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

/// Writes JSON anew, letter by letter: it needs no tree, so that megabytes take milliseconds.
class JsonLayout
{
public:
    explicit JsonLayout(const std::string &json) : m_json(json) { m_out.reserve(json.size() * 2); }

    std::string written()
    {
        while (m_at < m_json.size()) {
            const char letter = m_json[m_at];
            if (letter == '"') {
                copyString();
            } else {
                write(letter);
                ++m_at;
            }
        }
        return std::move(m_out);
    }

private:
    static bool isBlank(char letter) { return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r'; }

    void write(char letter)
    {
        switch (letter) {
        case '{':
        case '[':
            open(letter);
            break;
        case '}':
        case ']':
            close(letter);
            break;
        case ',':
            m_out += letter;
            newLine();
            break;
        case ':':
            m_out += ": ";
            break;
        default:
            if (!isBlank(letter)) {
                m_out += letter;
            }
        }
    }

    void open(char letter)
    {
        m_out += letter;
        const auto next = m_json.find_first_not_of(" \n\t\r", m_at + 1);
        if (next != std::string::npos && (m_json[next] == '}' || m_json[next] == ']')) {
            m_out += m_json[next];
            m_at = next;
            return;
        }
        ++m_depth;
        newLine();
    }

    void close(char letter)
    {
        m_depth = std::max(0, m_depth - 1);
        newLine();
        m_out += letter;
    }

    void newLine()
    {
        m_out += '\n';
        m_out.append(static_cast<std::size_t>(m_depth) * 2, ' ');
    }

    void copyString()
    {
        const auto from = m_at++;
        while (m_at < m_json.size() && m_json[m_at] != '"') {
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        }
        m_at = std::min(m_at + 1, m_json.size());
        m_out.append(m_json, from, m_at - from);
    }

    const std::string &m_json;
    std::string m_out;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

TextLines::TextLines(QString text) : m_text(std::move(text))
{
    qsizetype start = 0;
    while (true) {
        m_starts.push_back(start);
        const auto end = m_text.indexOf(u'\n', start);
        const auto length = (end < 0 ? m_text.size() : end) - start;
        m_longest = std::max(m_longest, static_cast<int>(length));
        if (end < 0) {
            break;
        }
        start = end + 1;
    }
}

QStringView TextLines::line(int number) const
{
    const auto at = static_cast<std::size_t>(number);
    const auto end = at + 1 < m_starts.size() ? m_starts[at + 1] - 1 : m_text.size();
    return QStringView(m_text).mid(m_starts[at], end - m_starts[at]);
}

std::vector<int> TextLines::find(const QString &words, std::size_t most) const
{
    std::vector<int> found;
    if (words.isEmpty()) {
        return found;
    }
    auto at = m_text.indexOf(words, 0, Qt::CaseInsensitive);
    while (at >= 0 && found.size() < most) {
        const auto after = std::ranges::upper_bound(m_starts, at);
        found.push_back(static_cast<int>(after - m_starts.begin()) - 1);
        if (after == m_starts.end()) {
            break;
        }
        at = m_text.indexOf(words, *after, Qt::CaseInsensitive);
    }
    return found;
}

std::string laidOut(const std::string &json)
{
    return JsonLayout(json).written();
}

QString firstLines(const QString &text, int most, int &left)
{
    qsizetype at = -1;
    for (int line = 0; line < most; ++line) {
        at = text.indexOf(u'\n', at + 1);
        if (at < 0) {
            left = 0;
            return text;
        }
    }
    left = static_cast<int>(QStringView(text).mid(at).count(u'\n'));
    return text.left(at);
}

} // namespace wakedock::models
