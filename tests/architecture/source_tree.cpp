#include "tests/architecture/source_tree.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace wakedock::tests {
namespace {

namespace fs = std::filesystem;

bool isText(const fs::path &path)
{
    static constexpr std::array<std::string_view, 14> pictures{".png", ".jpg", ".svg", ".ttf", ".otf", ".woff2", ".ico",
                                                               ".gz",  ".zip", ".qm",  ".pem", ".db",  ".tar",   ".lock"};
    return std::ranges::find(pictures, path.extension().string()) == pictures.end();
}

bool isOutside(const fs::path &path, const fs::path &top)
{
    const auto name = path.filename().string();
    const bool made =
        name == "__pycache__" || name == "node_modules" || name == ".git" || name == ".cache" || name == "shots-new";
    return made || path == top / "build";
}

std::vector<SourceFile> readTree()
{
    const fs::path top(WAKEDOCK_SOURCE_DIR);
    std::vector<SourceFile> files;
    for (auto entry = fs::recursive_directory_iterator(top); entry != fs::recursive_directory_iterator(); ++entry) {
        if (isOutside(entry->path(), top)) {
            entry.disable_recursion_pending();
        } else if (entry->is_regular_file() && isText(entry->path())) {
            std::ifstream stream(entry->path(), std::ios::binary);
            files.push_back(
                {entry->path().lexically_relative(top).string(), std::string(std::istreambuf_iterator<char>(stream), {})});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

/// Walks through C++ and blanks what is asked for.
class Blanker
{
public:
    Blanker(std::string_view text, bool strings) : m_text(text), m_strings(strings) { }

    std::string run()
    {
        while (m_at < m_text.size()) {
            step();
        }
        return std::move(m_result);
    }

private:
    void step()
    {
        if (starts("//")) {
            blankUntil("\n", false);
        } else if (starts("/*")) {
            blankUntil("*/", true);
        } else if (starts("R\"")) {
            const auto open = m_text.find('(', m_at);
            copyOrBlankUntil(")" + std::string(m_text.substr(m_at + 2, open - m_at - 2)) + "\"", open - m_at + 1);
        } else if (m_text[m_at] == '"' || isCharacterLiteral()) {
            quoted(m_text[m_at]);
        } else {
            m_result += m_text[m_at++];
        }
    }

    [[nodiscard]] bool starts(std::string_view what) const { return m_text.substr(m_at).starts_with(what); }
    /// An apostrophe between digits only separates them.
    [[nodiscard]] bool isCharacterLiteral() const
    {
        return m_text[m_at] == '\'' && (m_at == 0 || !std::isxdigit(static_cast<unsigned char>(m_text[m_at - 1])));
    }

    void take(bool blank)
    {
        const char letter = m_text[m_at++];
        m_result += blank && letter != '\n' ? ' ' : letter;
    }

    void blankUntil(std::string_view end, bool withEnd)
    {
        const auto found = std::min(m_text.find(end, m_at), m_text.size());
        const auto stop = withEnd ? std::min(found + end.size(), m_text.size()) : found;
        while (m_at < stop) {
            take(true);
        }
    }

    void copyOrBlankUntil(const std::string &end, std::size_t head)
    {
        const auto stop = std::min(m_text.find(end, m_at + head), m_text.size());
        while (m_at < stop) {
            take(m_strings);
        }
        for (std::size_t i = 0; i < end.size() && m_at < m_text.size(); ++i) {
            take(m_strings);
        }
    }

    void quoted(char quote)
    {
        take(false);
        while (m_at < m_text.size() && m_text[m_at] != quote && m_text[m_at] != '\n') {
            if (m_text[m_at] == '\\') {
                take(m_strings);
            }
            if (m_at < m_text.size()) {
                take(m_strings);
            }
        }
        if (m_at < m_text.size()) {
            take(false);
        }
    }

    std::string_view m_text;
    bool m_strings;
    std::size_t m_at = 0;
    std::string m_result;
};

} // namespace

bool SourceFile::isUnder(std::string_view folder) const
{
    return path.starts_with(folder) && path.size() > folder.size() && (folder.empty() || path[folder.size()] == '/');
}

std::vector<std::string_view> SourceFile::lines() const
{
    std::vector<std::string_view> result;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        result.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return result;
}

const std::vector<SourceFile> &projectFiles()
{
    static const std::vector<SourceFile> files = readTree();
    return files;
}

std::vector<const SourceFile *> productFiles()
{
    std::vector<const SourceFile *> result;
    for (const auto &file : projectFiles()) {
        if (file.isCpp() && (file.isUnder("src") || file.isUnder("app"))) {
            result.push_back(&file);
        }
    }
    return result;
}

std::string withoutComments(std::string_view text, bool withoutStrings)
{
    return Blanker(text, withoutStrings).run();
}

void Breaches::add(const SourceFile &file, std::size_t line, const std::string &why)
{
    m_found.push_back(file.path + ":" + std::to_string(line) + ": " + why);
}

std::string Breaches::told(const std::string &rule) const
{
    std::string text = rule;
    for (const auto &breach : m_found) {
        text.append("\n  ").append(breach);
    }
    if (!none()) {
        std::printf("%s\n", text.c_str());
    }
    return none() ? rule : rule + " " + m_found.front() + " (" + std::to_string(m_found.size()) + " in all, see above)";
}

void addMatches(Breaches &breaches, const SourceFile &file, const std::string &text, const std::string &pattern,
                const std::string &why)
{
    // Not std::regex: it takes minutes for what this does in a second.
    const QRegularExpression wanted(QString::fromStdString(pattern));
    const SourceFile shown{file.path, text};
    std::size_t number = 0;
    for (const auto &line : shown.lines()) {
        ++number;
        if (!line.empty() && wanted.match(QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()))).hasMatch()) {
            breaches.add(file, number, why);
        }
    }
}

const std::string &codeOf(const SourceFile &file, bool withoutStrings)
{
    static std::map<std::pair<std::string, bool>, std::string> known;
    const auto [entry, isNew] = known.try_emplace({file.path, withoutStrings});
    if (isNew) {
        entry->second = withoutComments(file.text, withoutStrings);
    }
    return entry->second;
}

} // namespace wakedock::tests
