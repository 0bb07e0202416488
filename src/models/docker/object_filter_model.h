#pragma once

#include <QSortFilterProxyModel>

namespace wakedock::models {

class ObjectListModel;

/// The objects the operator wants to see: by words, by one of the list's groups, sorted by one of its roles.
class ObjectFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(int group READ group WRITE setGroup NOTIFY groupChanged)
    Q_PROPERTY(int order READ order NOTIFY orderChanged)
    Q_PROPERTY(bool descending READ isDescending NOTIFY orderChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit ObjectFilterModel(ObjectListModel &objects, QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    /// A bit of the list's GroupsRole; 0 = all.
    [[nodiscard]] int group() const { return m_group; }
    void setGroup(int group);
    /// The role it is sorted by.
    [[nodiscard]] int order() const { return sortRole(); }
    [[nodiscard]] bool isDescending() const { return sortOrder() == Qt::DescendingOrder; }
    [[nodiscard]] int count() const { return rowCount(); }
    /// By this role; by the same one again the other way round.
    Q_INVOKABLE void sortBy(int role, bool descendingFirst);

Q_SIGNALS:
    void textChanged();
    void groupChanged();
    void orderChanged();
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QString m_text;
    int m_group = 0;
};

} // namespace wakedock::models
