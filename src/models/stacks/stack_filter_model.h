#pragma once

#include <QSortFilterProxyModel>

namespace wakedock::models {

class StackListModel;

/// The stacks the operator wants to see: by words in name, host, status, services, images or domains; sorted by name, or by
/// what needs a look first.
class StackFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(int order READ order NOTIFY orderChanged)
    Q_PROPERTY(bool descending READ isDescending NOTIFY orderChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit StackFilterModel(StackListModel &stacks, QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    /// The role of the list it is sorted by: NameRole or ToneRole.
    [[nodiscard]] int order() const { return sortRole(); }
    [[nodiscard]] bool isDescending() const { return sortOrder() == Qt::DescendingOrder; }
    [[nodiscard]] int count() const { return rowCount(); }
    /// By this role; by the same one again the other way round.
    Q_INVOKABLE void sortBy(int role, bool descendingFirst);

Q_SIGNALS:
    void textChanged();
    void orderChanged();
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QString m_text;
};

} // namespace wakedock::models
