#pragma once

#include <QAbstractListModel>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace wakedock::models {

/// A list of rows with a key each, that tells views exactly what changed: a row keeps its delegate, its focus and its
/// animation through every update. Rows are ordered by whoever calls sync(); Row needs `Key key() const` and `==`.
/// Base is a QAbstractListModel that holds what lists of one family have in common.
template <class Row, class Base = QAbstractListModel>
class KeyedListModel : public Base
{
public:
    using Base::Base;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &row(int index) const { return m_rows.at(static_cast<std::size_t>(index)); }

    /// For changes that are announced for many rows at once, by announce().
    [[nodiscard]] std::vector<Row> &editableRows() { return m_rows; }
    void announce(int first, int last, const QList<int> &roles)
    {
        Q_EMIT this->dataChanged(Base::index(first), Base::index(last), roles);
    }

    template <class Key>
    [[nodiscard]] int indexOf(const Key &key) const
    {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&key](const Row &one) { return one.key() == key; });
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }

    /// Replaces one row in place; nothing is said when nothing changed.
    void replace(int index, Row fresh)
    {
        Row &known = m_rows.at(static_cast<std::size_t>(index));
        if (!(known == fresh)) {
            known = std::move(fresh);
            const QModelIndex where = Base::index(index);
            Q_EMIT this->dataChanged(where, where);
        }
    }

    void insert(int index, Row fresh)
    {
        this->beginInsertRows({}, index, index);
        m_rows.insert(m_rows.begin() + index, std::move(fresh));
        this->endInsertRows();
    }

    void removeAt(int index)
    {
        this->beginRemoveRows({}, index, index);
        m_rows.erase(m_rows.begin() + index);
        this->endRemoveRows();
    }

    /// Makes the list equal to `wanted` by removals, moves, insertions and changes, in this order per row.
    void sync(std::vector<Row> wanted)
    {
        removeMissing(wanted);
        for (std::size_t place = 0; place < wanted.size(); ++place) {
            const int target = static_cast<int>(place);
            const int known = indexOf(wanted[place].key());
            if (known < 0) {
                insert(target, std::move(wanted[place]));
                continue;
            }
            if (known != target) {
                move(known, target);
            }
            replace(target, std::move(wanted[place]));
        }
    }

    /// For the first load only: views forget everything about the rows they showed.
    void reset(std::vector<Row> fresh)
    {
        this->beginResetModel();
        m_rows = std::move(fresh);
        this->endResetModel();
    }

private:
    void removeMissing(const std::vector<Row> &wanted)
    {
        for (int index = static_cast<int>(m_rows.size()) - 1; index >= 0; --index) {
            const auto &known = row(index).key();
            const bool stays =
                std::any_of(wanted.begin(), wanted.end(), [&known](const Row &one) { return one.key() == known; });
            if (!stays) {
                removeAt(index);
            }
        }
    }

    /// Only ever upwards: everything above `to` is in place already.
    void move(int from, int to)
    {
        this->beginMoveRows({}, from, from, {}, to);
        std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
        this->endMoveRows();
    }

    std::vector<Row> m_rows;
};

} // namespace wakedock::models
