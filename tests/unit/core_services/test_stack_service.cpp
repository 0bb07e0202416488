// Whom the service of the stacks tells of what, and that those who are told may ask it.
#include "backend/core/services/stack_service.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

StackRecord recordOf(const char *name, std::int64_t version = 1)
{
    StackRecord record;
    record.id.name = name;
    record.version = version;
    return record;
}

} // namespace

class TestStackService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsToldMayLookAgainAndIsToldOfEachChangeOnceAndInOrder()
    {
        const std::map<std::string, Container> none;
        std::vector<std::string> told;
        StackService *asked = nullptr;
        StackService service({[] { return std::vector{localHost()}; },
                              [&none](const HostId &) -> const auto & { return none; },
                              [](const HostId &) { return HostState{}; },
                              {},
                              [&told, &asked](const StacksChanged &change) {
                                  told.push_back(change.stack->id.name + " "
                                                 + std::to_string(change.stack->record->version));
                                  if (told.size() == 1) {
                                      asked->adopt(recordOf("b", 2));
                                  }
                                  asked->look();
                              }});
        asked = &service;
        service.load({recordOf("a"), recordOf("b"), recordOf("c")});
        service.look();
        QCOMPARE(told, (std::vector<std::string>{"a 1", "b 1", "c 1", "b 2"}));
    }

    void aComplaintOfOneThatIsRemovedIsNotInherited()
    {
        const std::map<std::string, Container> none;
        StackService service({[] { return std::vector{localHost()}; },
                              [&none](const HostId &) -> const auto & { return none; },
                              [](const HostId &) {
                                  HostState state;
                                  state.availability = Availability::Available;
                                  return state;
                              },
                              {},
                              [](const StacksChanged &) {}});
        service.adopt(recordOf("a"));
        service.forget(recordOf("a").id);
        service.complain(recordOf("a").id, "It does not reach its visitors.");
        service.adopt(recordOf("a"));
        const std::string said = service.find(recordOf("a").id)->statusReason;
        QVERIFY(said.find("visitors") == std::string::npos);
        service.complain(recordOf("a").id, "It does not reach its visitors.");
        QVERIFY(service.find(recordOf("a").id)->statusReason.find("visitors") != std::string::npos);
    }
};

WAKEDOCK_TEST(TestStackService)
#include "test_stack_service.moc"
