#include "backend/infrastructure/names/domain_sight.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/scripted_http_server.h"
#include "tests/support/test_registry.h"
#include "tests/unit/names/small_name_server.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

using Addresses = std::vector<std::string>;

} // namespace

/// How names look from outside, with a name server and sites of the test's own.
class TestDomainSight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.listen(), "A name server listens on port 53, which root alone may."); }

    void aNameHasItsAddressesOfBothKinds()
    {
        m_server.addresses["app.example.org"] = {"198.51.100.7", "2001:db8::7", "198.51.100.8"};
        QCOMPARE(await(m_sight.addressesOf({}, "app.example.org")),
                 (Addresses{"198.51.100.7", "198.51.100.8", "2001:db8::7"}));
    }

    void aNameMayHaveAddressesOfOneKindOnly()
    {
        m_server.addresses["four.example.org"] = {"198.51.100.7"};
        m_server.addresses["six.example.org"] = {"2001:db8::7"};
        QCOMPARE(await(m_sight.addressesOf({}, "four.example.org")), Addresses{"198.51.100.7"});
        QCOMPARE(await(m_sight.addressesOf({}, "six.example.org")), Addresses{"2001:db8::7"});
    }

    void addressesNobodyCanBeSentToDoNotCount()
    {
        m_server.addresses["blocked.example.org"] = {"0.0.0.0", "::", "224.0.0.1", "169.254.169.254", "255.255.255.255"};
        QCOMPARE(await(m_sight.addressesOf({}, "blocked.example.org")), Addresses());
    }

    void aNameNobodyKnowsHasNone() { QCOMPARE(await(m_sight.addressesOf({}, "nowhere.example.org")), Addresses()); }

    void aServerThatFailsIsNoProofThatTheNameIsUnknown()
    {
        m_server.fails = true;
        const auto error = awaitError(m_sight.addressesOf({}, "app.example.org"));
        m_server.fails = false;
        QCOMPARE(error->code(), ErrorCode::Unavailable);
        QCOMPARE(error->reason(), std::string("dns_unreachable"));
        QVERIFY(!error->remedy().empty());
    }

    void aServerThatIsSilentIsGivenUpAtTheDeadline()
    {
        m_server.isSilent = true;
        const auto error = awaitError(
            m_sight.addressesOf(core::CallContext().withDeadline(std::chrono::milliseconds(100)), "app.example.org"));
        m_server.isSilent = false;
        QCOMPARE(error->reason(), std::string("dns_late"));
    }

    void whoGivesUpIsNotKept()
    {
        m_server.isSilent = true;
        CancelSource cancel;
        core::CallContext context;
        context.cancel = cancel.token();
        auto asked = m_sight.addressesOf(context, "app.example.org");
        cancel.cancel();
        const auto error = awaitError(std::move(asked));
        m_server.isSilent = false;
        QCOMPARE(error->code(), ErrorCode::Cancelled);
    }

    void thisMachineKnowsItsOwnAddresses()
    {
        const auto own = m_sight.ownAddresses();
        QVERIFY(std::ranges::find(own, "127.0.0.1") != own.end());
        QVERIFY(
            std::ranges::none_of(own, [](const std::string &address) { return address.find('%') != std::string::npos; }));
    }

    void aTokenIsFetchedFromTheAddressUnderTheNamesHost()
    {
        std::string head;
        ScriptedHttpServer site([&head](const ScriptedHttpServer::Request &request, ScriptedHttpServer::Peer peer) {
            head = request.head;
            peer.answer(200, "the token");
        });
        const int port = site.listenTcp();
        const auto answer = await(m_sight.ask({}, {"127.0.0.1", port, "app.example.org", "/.well-known/wakedock/a"}));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, std::string("the token"));
        QVERIFY2(head.find("Host: app.example.org\r\n") != std::string::npos, head.c_str());
        QVERIFY2(head.starts_with("GET /.well-known/wakedock/a "), head.c_str());
    }

    void anotherStatusIsAnAnswerAndARedirectNotFollowed()
    {
        ScriptedHttpServer site([](const ScriptedHttpServer::Request &, ScriptedHttpServer::Peer peer) {
            peer.answer(301, "", "Location: http://127.0.0.1/\r\n");
        });
        const auto answer = await(m_sight.ask({}, {"127.0.0.1", site.listenTcp(), "app.example.org", "/x"}));
        QCOMPARE(answer.status, 301);
        QCOMPARE(answer.location, std::string("http://127.0.0.1/"));
    }

    void ofALongAnswerTheBeginningIsEnough()
    {
        ScriptedHttpServer site([](const ScriptedHttpServer::Request &, ScriptedHttpServer::Peer peer) {
            peer.answer(200, std::string(100'000, 'x'));
        });
        const auto answer = await(m_sight.ask({}, {"127.0.0.1", site.listenTcp(), "app.example.org", "/x"}));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, std::string(4096, 'x'));
    }

    void whereNobodySpeaksTlsThereIsNoCertificate()
    {
        ScriptedHttpServer site([](const ScriptedHttpServer::Request &, ScriptedHttpServer::Peer peer) { peer.close(); });
        const auto error = awaitError(m_sight.askEncrypted(core::CallContext().withDeadline(std::chrono::seconds(2)),
                                                           {"127.0.0.1", site.listenTcp(), "app.example.org", {}}));
        QCOMPARE(error->reason() == "no_certificate" || error->reason() == "handshake_late", true);
    }

private:
    SmallNameServer m_server;
    names::DomainSight m_sight{m_server.address()};
};

WAKEDOCK_TEST(TestDomainSight)
#include "test_domain_sight.moc"
