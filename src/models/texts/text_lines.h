#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <memory>
#include <string>
#include <vector>

namespace wakedock::models {

/// A long text cut into lines once, wherever there is time for it; it is only read afterwards, by any thread.
class TextLines
{
public:
    explicit TextLines(QString text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int count() const { return static_cast<int>(m_starts.size()); }
    [[nodiscard]] QStringView line(int number) const;
    /// Letters of the longest line.
    [[nodiscard]] int longest() const { return m_longest; }
    /// Numbers of the lines that hold the words, whatever their case: at most `most` of them.
    [[nodiscard]] std::vector<int> find(const QString &words, std::size_t most) const;

private:
    QString m_text;
    std::vector<qsizetype> m_starts;
    int m_longest = 0;
};

using TextLinesPtr = std::shared_ptr<const TextLines>;

/// JSON with a line for each member, two spaces a level. It is not judged: what is no JSON comes out as it can.
[[nodiscard]] std::string laidOut(const std::string &json);

/// The first lines of a text. @param left is set to how many lines are left off
[[nodiscard]] QString firstLines(const QString &text, int most, int &left);

} // namespace wakedock::models
