#pragma once

#include <QSortFilterProxyModel>

namespace wakedock::models {

/// The services the operator wants to see: by words in name, image or domain, by state, sorted.
class ServiceFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(Show show READ show WRITE setShow NOTIFY showChanged)
    Q_PROPERTY(Order order READ order WRITE setOrder NOTIFY orderChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum class Show { All, Running, Resting, Troubled };
    Q_ENUM(Show)
    enum class Order { ByName, ByStatus };
    Q_ENUM(Order)

    explicit ServiceFilterModel(QAbstractItemModel &services, QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] Show show() const { return m_show; }
    void setShow(Show show);
    [[nodiscard]] Order order() const { return m_order; }
    void setOrder(Order order);
    [[nodiscard]] int count() const { return rowCount(); }

Q_SIGNALS:
    void textChanged();
    void showChanged();
    void orderChanged();
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QString m_text;
    Show m_show = Show::All;
    Order m_order = Order::ByName;
};

} // namespace wakedock::models
