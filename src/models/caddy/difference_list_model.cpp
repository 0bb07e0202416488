#include "models/caddy/difference_list_model.h"

#include "models/common/text_format.h"
#include "models/common/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

constexpr int foldedLines = 8;

QString differenceWord(const char *word)
{
    return QCoreApplication::translate("Caddy", word);
}

/// Keys may hold slashes (`~1` in the pointer): the steps are told apart by what stands between them.
QString pathText(const std::string &pointer)
{
    QStringList steps = text(pointer).split(u'/');
    steps.removeFirst();
    for (QString &step : steps) {
        step.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
    }
    return steps.isEmpty() ? differenceWord(QT_TRANSLATE_NOOP("Caddy", "The whole configuration"))
                           : steps.join(QLatin1String(" / "));
}

QString changeText(const DifferenceText &one)
{
    if (one.before.isEmpty()) {
        return differenceWord(QT_TRANSLATE_NOOP("Caddy", "added"));
    }
    return one.after.isEmpty() ? differenceWord(QT_TRANSLATE_NOOP("Caddy", "removed"))
                               : differenceWord(QT_TRANSLATE_NOOP("Caddy", "changed"));
}

Tone changeTone(const DifferenceText &one)
{
    if (one.before.isEmpty()) {
        return Tone::Positive;
    }
    return one.after.isEmpty() ? Tone::Negative : Tone::Warning;
}

QString folded(const QString &side, bool isFolded, int &left)
{
    left = 0;
    return isFolded ? firstLines(side, foldedLines, left) : side;
}

int hiddenLines(const QString &side)
{
    return std::max(0, static_cast<int>(side.count(u'\n')) + 1 - foldedLines);
}

int hiddenLines(const DifferenceText &one)
{
    return hiddenLines(one.before) + hiddenLines(one.after);
}

QString foldText(const DifferenceText &one, bool isFolded)
{
    return isFolded ? QCoreApplication::translate("Caddy", "Show %n more lines", nullptr, hiddenLines(one))
                    : differenceWord(QT_TRANSLATE_NOOP("Caddy", "Show less"));
}

} // namespace

int DifferenceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

QVariant DifferenceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const DifferenceText &one = m_differences[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case PathRole:
        return pathText(one.path);
    case ChangeTextRole:
        return changeText(one);
    case ToneRole:
        return static_cast<int>(changeTone(one));
    case OwnerRole:
        return one.ours ? QStringLiteral("WakeDock") : differenceWord(QT_TRANSLATE_NOOP("Caddy", "yours"));
    case OursRole:
        return one.ours;
    default:
        return sideData(one, !m_unfolded.contains(index.row()), role);
    }
}

QVariant DifferenceListModel::sideData(const DifferenceText &one, bool isFolded, int role) const
{
    int left = 0;
    switch (role) {
    case BeforeRole:
        return folded(one.before, isFolded, left);
    case AfterRole:
        return folded(one.after, isFolded, left);
    case FoldableRole:
        return hiddenLines(one) > 0;
    case FoldedRole:
        return isFolded;
    case FoldTextRole:
        return foldText(one, isFolded);
    case LeftOffRole:
        return isFolded || one.leftOff == 0
            ? QString()
            : QCoreApplication::translate("Caddy", "%n lines are not shown", nullptr, one.leftOff);
    default:
        return {};
    }
}

QHash<int, QByteArray> DifferenceListModel::roleNames() const
{
    return {{PathRole, "path"},     {ChangeTextRole, "changeText"}, {ToneRole, "tone"},      {OwnerRole, "owner"},
            {OursRole, "ours"},     {BeforeRole, "before"},         {AfterRole, "after"},    {FoldableRole, "foldable"},
            {FoldedRole, "folded"}, {FoldTextRole, "foldText"},     {LeftOffRole, "leftOff"}};
}

void DifferenceListModel::show(DifferenceTexts differences)
{
    beginResetModel();
    m_differences = std::move(differences);
    m_unfolded.clear();
    endResetModel();
    Q_EMIT shown();
}

QString DifferenceListModel::summary() const
{
    const auto ours = static_cast<int>(std::ranges::count(m_differences, true, &DifferenceText::ours));
    const QString places = QCoreApplication::translate("Caddy", "%n places differ", nullptr, count());
    if (count() == 0 || ours == 0 || ours == count()) {
        return ours == 0 ? places : QCoreApplication::translate("Caddy", "%1, WakeDock's own").arg(places);
    }
    return QCoreApplication::translate("Caddy", "%1: %2 of WakeDock's, %3 of yours")
        .arg(places)
        .arg(ours)
        .arg(count() - ours);
}

void DifferenceListModel::fold(int row, bool isFolded)
{
    if (row < 0 || row >= count()) {
        return;
    }
    if (isFolded) {
        m_unfolded.remove(row);
    } else {
        m_unfolded.insert(row);
    }
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace wakedock::models
