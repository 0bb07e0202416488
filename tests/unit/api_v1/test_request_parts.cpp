#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/common/idempotency_store.h"
#include "backend/api/v1/common/list_cursor.h"
#include "backend/api/v1/services/service_list_cache.h"
#include "backend/api/v1/services/service_texts.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::api;
using namespace wakedock::tests;

namespace {

HttpRequest requestWith(const std::string &header, const std::string &value)
{
    HttpRequest request;
    request.headers.add(header, value);
    return request;
}

std::string reasonOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.reason();
    }
    return {};
}

} // namespace

class TestRequestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEtagChangesWithTheBytesAndShowsTheVersion()
    {
        QCOMPARE(etagOf(7, "abc"), "\"v7-" + fingerprintOf("abc") + "\"");
        QVERIFY(etagOf(7, "abc") != etagOf(7, "abd"));
        QVERIFY(etagOf("abc") != etagOf(""));
        QCOMPARE(fingerprintOf("").size(), std::size_t(16));
    }

    void ifNoneMatchKnowsListsWeakOnesAndTheStar()
    {
        const std::string etag = etagOf(7, "abc");
        QVERIFY(!isKnownToCaller(HttpRequest(), etag));
        QVERIFY(isKnownToCaller(requestWith("If-None-Match", etag), etag));
        QVERIFY(isKnownToCaller(requestWith("If-None-Match", "\"x\", W/" + etag), etag));
        QVERIFY(isKnownToCaller(requestWith("If-None-Match", "*"), etag));
        QVERIFY(!isKnownToCaller(requestWith("If-None-Match", etagOf(8, "abc")), etag));
    }

    void ifMatchComparesTheVersionAlone()
    {
        QCOMPARE(expectedVersion(HttpRequest(), 7), std::nullopt);
        QCOMPARE(expectedVersion(requestWith("If-Match", "*"), 7), std::nullopt);
        QCOMPARE(expectedVersion(requestWith("If-Match", etagOf(7, "another state")), 7), std::optional<std::int64_t>(7));
        QCOMPARE(expectedVersion(requestWith("If-Match", "\"v6\", \"v7\""), 7), std::optional<std::int64_t>(7));
        for (const auto *tag : {"\"v8\"", "\"7\"", "\"v\"", "v", "\"v7x\"", "\"v99999999999999999999\"", ",,", "\""}) {
            QCOMPARE(reasonOf([tag] { static_cast<void>(expectedVersion(requestWith("If-Match", tag), 7)); }),
                     std::string("version_changed"));
        }
    }

    void preferIsReadAmongOthers()
    {
        QVERIFY(prefersAsync(requestWith("Prefer", "respond-async")));
        QVERIFY(prefersAsync(requestWith("Prefer", "handling=strict, respond-async")));
        QVERIFY(!prefersAsync(requestWith("Prefer", "return=minimal")));
    }

    void aCursorComesBackAsItWentAndBelongsToItsOrder()
    {
        const auto text = makeCursor({"-name", "shop", "id-1"});
        QCOMPARE(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                 std::string::npos);
        QCOMPARE(readCursor(text, "-name").key, std::string("shop"));
        QCOMPARE(readCursor(text, "-name").id, std::string("id-1"));
        QCOMPARE(reasonOf([&] { static_cast<void>(readCursor(text, "name")); }), std::string("invalid_parameter"));
        QCOMPARE(reasonOf([] { static_cast<void>(readCursor("a=b", "name")); }), std::string("invalid_parameter"));
    }

    void anIdempotencyKeyRemembersForADayAndIsBounded()
    {
        FakeClock clock;
        IdempotencyStore store(clock);
        QVERIFY(!store.begin("key", "body").has_value());
        QCOMPARE(reasonOf([&] { static_cast<void>(store.begin("key", "body")); }), std::string("idempotency_key_running"));
        store.keep("key", HttpResponse::json(201, "{}"));
        QCOMPARE(store.begin("key", "body")->status, 201);
        QCOMPARE(reasonOf([&] { static_cast<void>(store.begin("key", "other")); }), std::string("idempotency_key_reused"));
        clock.advance(std::chrono::hours(23));
        QVERIFY(store.begin("key", "body").has_value());
        clock.advance(std::chrono::hours(1));
        QVERIFY(!store.begin("key", "body").has_value());
        store.forget("key");
        for (std::size_t i = 0; i < IdempotencyStore::MaxEntries + 100; ++i) {
            static_cast<void>(store.begin("key " + std::to_string(i), "body"));
        }
        QCOMPARE(store.size(), IdempotencyStore::MaxEntries);
    }

    void keysBelongToTheirCaller()
    {
        auto ada = requestWith("Idempotency-Key", "k");
        ada.method = "POST";
        ada.path = "/api/v1/services";
        ada.context.actor.name = "ada";
        auto bob = ada;
        bob.context.actor.name = "bob";
        QVERIFY(IdempotencyStore::keyOf(ada) != IdempotencyStore::keyOf(bob));
        QCOMPARE(reasonOf([] { static_cast<void>(IdempotencyStore::keyOf(requestWith("Idempotency-Key", ""))); }),
                 std::string("idempotency_key_invalid"));
        QCOMPARE(reasonOf([] {
                     static_cast<void>(IdempotencyStore::keyOf(requestWith("Idempotency-Key", std::string(256, 'k'))));
                 }),
                 std::string("idempotency_key_invalid"));
    }

    void keptListsGoWithTheVersionAndAreBounded()
    {
        ServiceListCache cache;
        const auto bytes = [](const char *text) { return ListBytes{std::make_shared<const std::string>(text), "\"t\""}; };
        QCOMPARE(cache.find(1, Secrets::Shown, "/services"), nullptr);
        cache.keep(1, Secrets::Shown, "/services", bytes("one"));
        QVERIFY(cache.find(1, Secrets::Shown, "/services") != nullptr);
        QCOMPARE(cache.find(1, Secrets::Masked, "/services"), nullptr);
        QCOMPARE(cache.find(1, Secrets::Shown, "/services?limit=1"), nullptr);
        QCOMPARE(cache.find(2, Secrets::Shown, "/services"), nullptr);
        QCOMPARE(cache.find(1, Secrets::Shown, "/services"), nullptr);
        cache.keep(1, Secrets::Shown, "first", bytes("one"));
        for (std::size_t i = 0; i < ServiceListCache::MaxQueries; ++i) {
            cache.keep(1, Secrets::Shown, std::to_string(i), bytes("one"));
        }
        QCOMPARE(cache.find(1, Secrets::Shown, "first"), nullptr);
    }

    void aServiceIsRenderedOnceForAsLongAsItIsTheSame()
    {
        ServiceTexts texts;
        core::Service service;
        service.record = aService("a").record();
        const auto first = std::make_shared<const core::Service>(service);
        const auto text = texts.of(first, Secrets::Shown);
        QCOMPARE(texts.of(first, Secrets::Shown).get(), text.get());
        QVERIFY(texts.of(first, Secrets::Masked).get() != text.get());
        service.state.status = core::ServiceStatus::Stopped;
        const auto second = std::make_shared<const core::Service>(service);
        QVERIFY(texts.of(second, Secrets::Shown)->find("stopped") != std::string::npos);
        texts.keepOnly({second});
        QCOMPARE(texts.size(), std::size_t(1));
        texts.keepOnly({});
        QCOMPARE(texts.size(), std::size_t(0));
    }
};

WAKEDOCK_TEST(TestRequestParts)
#include "test_request_parts.moc"
