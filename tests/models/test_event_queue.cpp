#include "models/common/event_queue.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::models;

namespace {

core::EventRecord changed(std::uint64_t seq, const std::string &id, core::Change change, const std::string &reason = {})
{
    auto service = std::make_shared<core::Service>();
    service->record.id = core::ServiceId(id);
    service->state.statusReason = reason;
    return {seq, {}, core::ServiceChanged{change, service}};
}

core::EventRecord finished(std::uint64_t seq)
{
    return {seq, {}, core::DeploymentFinished{std::make_shared<core::Deployment>(), {}}};
}

std::vector<std::uint64_t> numbers(const std::vector<core::EventRecord> &records)
{
    std::vector<std::uint64_t> seqs;
    for (const auto &record : records) {
        seqs.push_back(record.seq);
    }
    return seqs;
}

} // namespace

class TestEventQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noLineOfAStacksProgramIsLost()
    {
        EventQueue queue;
        const auto step = [](std::uint64_t seq, const std::string &subject) {
            auto operation = std::make_shared<core::Operation>();
            operation->id = core::OperationId("one " + subject);
            operation->serviceId = core::ServiceId(subject);
            return core::EventRecord{seq, {}, core::OperationChanged{operation}};
        };
        queue.push(step(1, "stack:blog"));
        queue.push(step(2, "stack:blog"));
        queue.push(step(3, "service"));
        queue.push(step(4, "service"));
        QCOMPARE(numbers(queue.take()), (std::vector<std::uint64_t>{1, 2, 4}));
    }

    void asksForOneTakeOnly()
    {
        EventQueue queue;
        QVERIFY(queue.push(changed(1, "a", core::Change::Updated)));
        QVERIFY(!queue.push(changed(2, "b", core::Change::Updated)));
        QCOMPARE(queue.take().size(), std::size_t(2));
        QVERIFY(queue.push(changed(3, "a", core::Change::Updated)));
    }

    void keepsOnlyTheNewestStateOfAService()
    {
        EventQueue queue;
        queue.push(changed(1, "a", core::Change::Updated, "old"));
        queue.push(changed(2, "b", core::Change::Updated));
        queue.push(changed(3, "a", core::Change::Updated, "new"));
        const auto records = queue.take();
        QCOMPARE(numbers(records), (std::vector<std::uint64_t>{3, 2}));
        QCOMPARE(std::get<core::ServiceChanged>(records.front().event).service->state.statusReason, std::string("new"));
    }

    void neverMergesWhatIsToldOneByOne()
    {
        EventQueue queue;
        queue.push(finished(1));
        queue.push(finished(2));
        QCOMPARE(queue.take().size(), std::size_t(2));
    }

    void keepsAnUpdateBehindTheRemovalItFollows()
    {
        EventQueue queue;
        queue.push(changed(1, "a", core::Change::Updated));
        queue.push(changed(2, "a", core::Change::Removed));
        queue.push(changed(3, "a", core::Change::Created));
        queue.push(changed(4, "a", core::Change::Updated));
        QCOMPARE(numbers(queue.take()), (std::vector<std::uint64_t>{1, 2, 3, 4}));
    }
};

WAKEDOCK_TEST(TestEventQueue)
#include "test_event_queue.moc"
