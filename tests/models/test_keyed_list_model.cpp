#include "models/common/keyed_list_model.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace wakedock::models;

namespace {

struct NumberRow {
    int id = 0;
    int value = 0;
    [[nodiscard]] int key() const { return id; }
    bool operator==(const NumberRow &) const = default;
};

class NumberModel : public KeyedListModel<NumberRow>
{
public:
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(row(index.row()).value) : QVariant();
    }
    using KeyedListModel::rows;
    using KeyedListModel::sync;
};

} // namespace

class TestKeyedListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void becomesAnyOtherListByExactSteps()
    {
        NumberModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator dice(42);
        for (int round = 0; round < 300; ++round) {
            std::vector<NumberRow> wanted;
            for (int id = 0; id < 12; ++id) {
                if (dice.bounded(2) == 1) {
                    wanted.push_back({id, static_cast<int>(dice.bounded(3))});
                }
            }
            std::shuffle(wanted.begin(), wanted.end(), dice);
            model.sync(wanted);
            QCOMPARE(model.rows(), wanted);
        }
    }

    void saysNothingWhenNothingChanged()
    {
        NumberModel model;
        model.sync({{1, 1}, {2, 2}});
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
        model.sync({{1, 1}, {2, 2}});
        QCOMPARE(changes.count() + moves.count() + insertions.count(), 0);
        model.sync({{1, 1}, {2, 3}});
        QCOMPARE(changes.count(), 1);
    }
};

WAKEDOCK_TEST(TestKeyedListModel)
#include "test_keyed_list_model.moc"
