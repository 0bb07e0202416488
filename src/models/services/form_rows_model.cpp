#include "models/services/form_rows_model.h"

namespace wakedock::models {

int FormRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FormRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const FormRow &row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case LeftRole:
        return row.left;
    case RightRole:
        return row.right;
    case FlagRole:
        return row.flag;
    case ErrorRole:
        return row.error;
    default:
        return {};
    }
}

bool FormRowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    return index.isValid() && setDataAt(index.row(), value, role);
}

bool FormRowsModel::setDataAt(int index, const QVariant &value, int role)
{
    if (!holds(index)) {
        return false;
    }
    FormRow &row = m_rows.at(static_cast<std::size_t>(index));
    const FormRow before = row;
    if (role == LeftRole) {
        row.left = value.toString();
    } else if (role == RightRole) {
        row.right = value.toString();
    } else if (role == FlagRole) {
        row.flag = value.toBool();
    } else {
        return false;
    }
    if (!(row == before)) {
        const QModelIndex where = this->index(index);
        Q_EMIT dataChanged(where, where, {role});
        Q_EMIT edited();
    }
    return true;
}

QHash<int, QByteArray> FormRowsModel::roleNames() const
{
    return {{LeftRole, "leftText"}, {RightRole, "rightText"}, {FlagRole, "flag"}, {ErrorRole, "error"}};
}

void FormRowsModel::add()
{
    const int end = rowCount();
    beginInsertRows({}, end, end);
    m_rows.emplace_back();
    endInsertRows();
    Q_EMIT countChanged();
}

void FormRowsModel::remove(int index)
{
    if (!holds(index)) {
        return;
    }
    beginRemoveRows({}, index, index);
    m_rows.erase(m_rows.begin() + index);
    endRemoveRows();
    Q_EMIT countChanged();
    Q_EMIT edited();
}

void FormRowsModel::setLeft(int index, const QString &value)
{
    setDataAt(index, value, LeftRole);
}

void FormRowsModel::setRight(int index, const QString &value)
{
    setDataAt(index, value, RightRole);
}

void FormRowsModel::setFlag(int index, bool value)
{
    setDataAt(index, value, FlagRole);
}

void FormRowsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
    Q_EMIT countChanged();
}

void FormRowsModel::setError(int index, const QString &error)
{
    if (!holds(index) || m_rows.at(static_cast<std::size_t>(index)).error == error) {
        return;
    }
    m_rows.at(static_cast<std::size_t>(index)).error = error;
    const QModelIndex where = this->index(index);
    Q_EMIT dataChanged(where, where, {ErrorRole});
}

} // namespace wakedock::models
