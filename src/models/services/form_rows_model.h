#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QVariantMap>

#include <vector>

namespace wakedock::models {

/// One repeated part of the deploy form (a port, a variable, a volume): two texts and a switch, each row with its error.
struct FormRow {
    QString left; ///< Host port, name of the variable, volume or path.
    QString right; ///< Container port, value, place in the container.
    bool flag = false; ///< UDP, unused, read-only.
    QString error;
    [[nodiscard]] bool isEmpty() const { return left.trimmed().isEmpty() && right.trimmed().isEmpty(); }
    bool operator==(const FormRow &) const = default;
};

class FormRowsModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { LeftRole = Qt::UserRole + 1, RightRole, FlagRole, ErrorRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] const std::vector<FormRow> &rows() const { return m_rows; }

    Q_INVOKABLE void add();
    Q_INVOKABLE void remove(int index);
    Q_INVOKABLE void setLeft(int index, const QString &value);
    Q_INVOKABLE void setRight(int index, const QString &value);
    Q_INVOKABLE void setFlag(int index, bool value);
    void clear();
    void setError(int index, const QString &error);

Q_SIGNALS:
    void countChanged();
    /// The operator changed a row (errors do not count).
    void edited();

private:
    bool setDataAt(int index, const QVariant &value, int role);
    [[nodiscard]] bool holds(int index) const { return index >= 0 && index < rowCount(); }
    std::vector<FormRow> m_rows;
};

} // namespace wakedock::models
