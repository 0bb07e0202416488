#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock::tests {

/// One text file of the project.
struct SourceFile {
    std::string path; ///< from the top of the project: `src/backend/core/ports/i_clock.h`
    std::string text;

    [[nodiscard]] bool isUnder(std::string_view folder) const;
    /// `.cpp`, `.h`, ...
    [[nodiscard]] bool endsWith(std::string_view ending) const { return path.ends_with(ending); }
    [[nodiscard]] bool isCpp() const { return endsWith(".cpp") || endsWith(".h"); }
    [[nodiscard]] std::vector<std::string_view> lines() const;
};

/// Every text file that belongs to the project: not what is built, not pictures and fonts.
const std::vector<SourceFile> &projectFiles();

/// The C++ files of the product: src/ and app/.
std::vector<const SourceFile *> productFiles();

/// The same number of lines, with comments (and where asked, the insides of strings) blanked out.
std::string withoutComments(std::string_view text, bool withoutStrings);

/// What breaks a rule, as `file:line: why`; a test shows them all at once.
class Breaches
{
public:
    void add(const SourceFile &file, std::size_t line, const std::string &why);
    void add(const std::string &why) { m_found.push_back(why); }
    [[nodiscard]] bool none() const { return m_found.empty(); }
    [[nodiscard]] std::size_t count() const { return m_found.size(); }
    /// Prints all of them under the sentence of the rule, as Qt Test cuts long messages off.
    /// @return the sentence, with the first of them
    [[nodiscard]] std::string told(const std::string &rule) const;

private:
    std::vector<std::string> m_found;
};

/// withoutComments() of a file, kept for the next question.
const std::string &codeOf(const SourceFile &file, bool withoutStrings);

/// Adds every line of `text` in which `pattern` is found.
void addMatches(Breaches &breaches, const SourceFile &file, const std::string &text, const std::string &pattern,
                const std::string &why);

} // namespace wakedock::tests
