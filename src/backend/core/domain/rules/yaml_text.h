#pragma once

#include <string>
#include <vector>

namespace wakedock::core {

/// `text` as a YAML 1.1 scalar that is read back as exactly this text: plain where nothing can mistake it, else in double
/// quotes. What looks like a number, an octal, a time, a date, yes, no, null is quoted. `text` must be UTF-8.
[[nodiscard]] std::string yamlScalar(const std::string &text);
/// The same, always in double quotes: inside `{a: "b", c: "d"}` commas and brackets have a meaning, too.
[[nodiscard]] std::string yamlQuoted(const std::string &text);

/// Writes a YAML document line by line, two spaces a level, always the same for the same calls.
class YamlText
{
public:
    /// One line each; `#` and the level's indentation are added, line breaks in it become spaces.
    void comment(const std::string &text);
    /// `key: "text"`, quoted where needed.
    void text(const std::string &key, const std::string &value);
    /// `key: value` as it stands: numbers, true, `512m`, `30s`.
    void bare(const std::string &key, const std::string &value);
    /// `key: ["a", "b"]` on one line: an argument list.
    void flow(const std::string &key, const std::vector<std::string> &values);
    /// `key:` with what follows one level deeper, until close().
    void open(const std::string &key);
    void close();
    /// `- "text"` of the list that open() began.
    void item(const std::string &value);
    /// The same, always in double quotes: ports, which YAML 1.1 may take for times of day.
    void quotedItem(const std::string &value);
    /// `- value` as it stands.
    void bareItem(const std::string &value);
    void blank();

    [[nodiscard]] const std::string &written() const { return m_text; }

private:
    void line(const std::string &text);

    std::string m_text;
    int m_level = 0;
};

} // namespace wakedock::core
