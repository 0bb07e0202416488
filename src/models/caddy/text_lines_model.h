#pragma once

#include "models/texts/text_lines.h"

#include <QAbstractListModel>

#include <vector>

namespace wakedock::models {

/// A text of any length as a list of lines, and the places in it where what is searched for stands.
class TextLinesModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY shown)
    Q_PROPERTY(int longest READ longest NOTIFY shown)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searched)
    Q_PROPERTY(int matchCount READ matchCount NOTIFY searched)
    Q_PROPERTY(int matchLine READ matchLine NOTIFY matchChanged)
    Q_PROPERTY(QString matchText READ matchText NOTIFY matchChanged)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< No longer than anybody reads; the rest is told by an ellipsis.
        NumberRole, ///< From 1.
    };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void show(TextLinesPtr lines);
    [[nodiscard]] int count() const { return rowCount(); }
    /// Letters of the longest line as it is shown.
    [[nodiscard]] int longest() const;
    [[nodiscard]] QString search() const { return m_search; }
    /// Finds anew, and goes to the first place.
    void setSearch(const QString &words);
    [[nodiscard]] int matchCount() const { return static_cast<int>(m_matches.size()); }
    /// The line from 0 of the place in sight among those found; -1 where nothing is found.
    [[nodiscard]] int matchLine() const;
    /// `3 of 18`; says so where nothing is found; empty where nothing is searched for.
    [[nodiscard]] QString matchText() const;
    /// The next place, or the one before; after the last comes the first.
    Q_INVOKABLE void step(int by);
    /// Puts all of it on the clipboard, or one line.
    Q_INVOKABLE void copy() const;
    Q_INVOKABLE void copyLine(int line) const;

Q_SIGNALS:
    void shown();
    void searched();
    void matchChanged();

private:
    void find();

    TextLinesPtr m_lines;
    QString m_search;
    std::vector<int> m_matches; ///< Lines.
    int m_match = -1; ///< Of m_matches.
};

} // namespace wakedock::models
