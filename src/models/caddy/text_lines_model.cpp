#include "models/caddy/text_lines_model.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

/// A picture inside a header is one line of megabytes; nobody reads it, and drawing it takes seconds.
constexpr int lettersShown = 600;
constexpr std::size_t mostMatches = 10'000;

QString shownLine(QStringView line)
{
    return line.size() <= lettersShown ? line.toString() : line.left(lettersShown).toString() + QChar(0x2026);
}

} // namespace

int TextLinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_lines ? 0 : m_lines->count();
}

QVariant TextLinesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return shownLine(m_lines->line(index.row()));
    case NumberRole:
        return index.row() + 1;
    default:
        return {};
    }
}

QHash<int, QByteArray> TextLinesModel::roleNames() const
{
    return {{TextRole, "words"}, {NumberRole, "number"}};
}

void TextLinesModel::show(TextLinesPtr lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
    Q_EMIT shown();
    find();
}

int TextLinesModel::longest() const
{
    return m_lines ? std::min(m_lines->longest(), lettersShown + 1) : 0;
}

void TextLinesModel::setSearch(const QString &words)
{
    if (words != m_search) {
        m_search = words;
        find();
    }
}

void TextLinesModel::find()
{
    m_matches = m_lines ? m_lines->find(m_search, mostMatches) : std::vector<int>();
    m_match = m_matches.empty() ? -1 : 0;
    Q_EMIT searched();
    Q_EMIT matchChanged();
}

int TextLinesModel::matchLine() const
{
    return m_match < 0 ? -1 : m_matches[static_cast<std::size_t>(m_match)];
}

QString TextLinesModel::matchText() const
{
    if (m_search.isEmpty()) {
        return {};
    }
    return m_match < 0 ? QCoreApplication::translate("Caddy", "Not found")
                       : QCoreApplication::translate("Caddy", "%1 of %2").arg(m_match + 1).arg(matchCount());
}

void TextLinesModel::step(int by)
{
    if (!m_matches.empty()) {
        m_match = (m_match + by + matchCount()) % matchCount();
        Q_EMIT matchChanged();
    }
}

void TextLinesModel::copy() const
{
    if (m_lines) {
        QGuiApplication::clipboard()->setText(m_lines->text());
    }
}

void TextLinesModel::copyLine(int line) const
{
    if (line >= 0 && line < count()) {
        QGuiApplication::clipboard()->setText(m_lines->line(line).trimmed().toString());
    }
}

} // namespace wakedock::models
