#include "models/texts/difference_text.h"

#include "models/texts/text_lines.h"

#include <QStringList>

namespace wakedock::models {

namespace {

/// Whoever wants to see more looks at the whole configuration.
constexpr int shownLines = 400;

constexpr qsizetype shownLetters = 2000; ///< Of a line: the text of a page can be one.

QString shownSide(const std::string &json, int &leftOff)
{
    int left = 0;
    QStringList lines = firstLines(QString::fromStdString(laidOut(json)), shownLines, left).split(u'\n');
    for (QString &line : lines) {
        if (line.size() > shownLetters) {
            line = line.left(shownLetters) + QChar(0x2026);
        }
    }
    leftOff += left;
    return lines.join(u'\n');
}

} // namespace

DifferenceText differenceText(const core::ConfigDifference &difference)
{
    DifferenceText shown;
    shown.path = difference.path;
    shown.before = shownSide(difference.before, shown.leftOff);
    shown.after = shownSide(difference.after, shown.leftOff);
    shown.ours = difference.ours;
    return shown;
}

} // namespace wakedock::models
