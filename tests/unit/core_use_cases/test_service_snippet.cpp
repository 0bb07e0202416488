#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

struct SnippetHouse : WorkshopFixture {
    static ServiceConfig shop(const std::string &snippet)
    {
        ServiceConfig config = aService("shop").at("shop.example.org").config();
        config.caddySnippet = snippet;
        return config;
    }
    std::optional<Error> deployAs(Role role, const std::string &snippet)
    {
        return awaitError(core().deployService.execute(as(role), {shop(snippet)}));
    }
};

} // namespace

/// What an operator lays in front of a service in Caddy.
class TestServiceSnippet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSnippetIsReadByCaddyAndServedWithTheService()
    {
        SnippetHouse house;
        const auto service = house.deploy(SnippetHouse::shop("header X-Frame-Options DENY"));
        QVERIFY(!service->record.config.caddyHandlers.empty());
        QCOMPARE(house.proxy.routeOf("shop.example.org")->snippet, service->record.config.caddyHandlers);
        house.restart();
        QCOMPARE(house.core().caddy.wished().front().snippet, service->record.config.caddyHandlers);
        QCOMPARE(house.snippets.asked, 1);
    }

    void aBadOneIsRefusedWithItsLineAndNothingIsMade()
    {
        SnippetHouse house;
        const auto error = house.deployAs(Role::Admin, "encode gzip\nbogus x");
        QCOMPARE(error->reason(), std::string("invalid_snippet"));
        QCOMPARE(error->fields().front().field, std::string("caddy_snippet"));
        QVERIFY2(error->fields().front().message.starts_with("line 2: "), error->fields().front().message.c_str());
        QVERIFY(!house.service("shop"));
    }

    void aNewOneNeedsThePermissionAndAnUnchangedOneDoesNot()
    {
        SnippetHouse house;
        QCOMPARE(house.deployAs(Role::Operator, "encode gzip")->reason(), std::string("permission_missing"));
        const auto service = house.deploy(SnippetHouse::shop("encode gzip"));
        ServiceConfig changed = SnippetHouse::shop("encode gzip");
        changed.description = "for everyone";
        house.snippets.trouble = Error(ErrorCode::Unavailable, "caddy_missing", "Caddy was not found.");
        await(house.core().changeService.execute(house.as(Role::Operator), {service->record.id, {}, changed, false}));
        QCOMPARE(house.service("shop")->record.config.caddyHandlers, service->record.config.caddyHandlers);
        changed.caddySnippet = "encode zstd";
        QCOMPARE(awaitError(
                     house.core().changeService.execute(house.as(Role::Operator), {service->record.id, {}, changed, false}))
                     ->reason(),
                 std::string("permission_missing"));
    }

    void withoutAProgramToTryItItIsRefusedWithTheReason()
    {
        SnippetHouse house;
        house.snippets.trouble = Error(ErrorCode::Unavailable, "caddy_missing", "Caddy was not found.");
        const auto error = house.deployAs(Role::Admin, "encode gzip");
        QCOMPARE(error->code(), ErrorCode::Unavailable);
        QVERIFY(error->message().find("Caddy was not found.") != std::string::npos);
        QVERIFY(!house.service("shop"));
    }

    void withoutADomainThereIsNothingItCouldComeBefore()
    {
        SnippetHouse house;
        ServiceConfig config = aService("worker").config();
        config.caddySnippet = "encode gzip";
        QCOMPARE(awaitError(house.core().deployService.execute(house.as(Role::Admin), {config}))->reason(),
                 std::string("invalid_snippet"));
    }

    void thePlanShowsItBeforeAndAfter()
    {
        SnippetHouse house;
        const auto service = house.deploy(SnippetHouse::shop("encode gzip"));
        const auto plan = await(house.core().planDeployment.execute(
            house.as(Role::Admin), {service->record.id, SnippetHouse::shop("header X-One 1"), {}}));
        QCOMPARE(plan.snippetBefore, std::string("encode gzip"));
        QCOMPARE(plan.snippetAfter, std::string("header X-One 1"));
        QVERIFY(awaitError(house.core().planDeployment.execute(house.as(Role::Admin),
                                                               {service->record.id, SnippetHouse::shop("bogus"), {}})));
    }
};

WAKEDOCK_TEST(TestServiceSnippet)
#include "test_service_snippet.moc"
