#pragma once

#include "models/caddy/caddy_doors.h"

#include <QAbstractListModel>
#include <QSet>

namespace wakedock::models {

/// Where two configurations differ, place by place. Long sides are folded until somebody unfolds them.
class DifferenceListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY shown)
    Q_PROPERTY(QString summary READ summary NOTIFY shown)

public:
    enum Role {
        PathRole = Qt::UserRole + 1, ///< `apps / http / servers / srv0`
        ChangeTextRole, ///< `added`, `removed`, `changed`
        ToneRole,
        OwnerRole, ///< Whose it is, in a word.
        OursRole,
        BeforeRole, ///< As much as is to be seen now; empty where there was nothing.
        AfterRole,
        FoldableRole,
        FoldedRole,
        FoldTextRole, ///< `18 more lines`, `Show less`
        LeftOffRole, ///< What is left off even when unfolded; else empty.
    };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void show(DifferenceTexts differences);
    [[nodiscard]] int count() const { return rowCount(); }
    /// `3 places differ: 1 of WakeDock's, 2 of yours`
    [[nodiscard]] QString summary() const;
    Q_INVOKABLE void fold(int row, bool folded);

Q_SIGNALS:
    void shown();

private:
    [[nodiscard]] QVariant sideData(const DifferenceText &one, bool folded, int role) const;

    DifferenceTexts m_differences;
    QSet<int> m_unfolded;
};

} // namespace wakedock::models
