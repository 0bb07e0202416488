#include "backend/api/middleware/middleware_chain.h"
#include "backend/api/middleware/trusted_proxy.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

std::string callerSeen(const std::vector<std::string> &proxies, const std::string &peer, const std::string &forwarded)
{
    api::TrustedProxy proxy(proxies);
    const auto request = std::make_shared<api::HttpRequest>();
    request->remoteAddress = peer;
    request->headers.add("X-Forwarded-For", forwarded);
    await(proxy.enter(request));
    return request->context.address;
}

} // namespace

class TestMiddlewareChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCallerIsTheLastAddressNoProxyOfOursWrote()
    {
        QCOMPARE(callerSeen({"10.0.0.0/8"}, "192.0.2.1", "203.0.113.1"), std::string("192.0.2.1"));
        QCOMPARE(callerSeen({"10.0.0.0/8"}, "10.1.2.3", "198.51.100.1, 203.0.113.1"), std::string("203.0.113.1"));
        QCOMPARE(callerSeen({"10.0.0.0/8"}, "10.1.2.3", "203.0.113.1, 10.9.9.9"), std::string("203.0.113.1"));
        QCOMPARE(callerSeen({"10.0.0.0/8"}, "10.1.2.3", ""), std::string("10.1.2.3"));
        QCOMPARE(callerSeen({"10.0.0.0/8"}, "10.1.2.3", "nonsense"), std::string("10.1.2.3"));
        QCOMPARE(callerSeen({"fd00::/8"}, "fd00::1", "2001:db8::7"), std::string("2001:db8::7"));
    }

    void aProxyThatIsNoAddressIsNamed()
    {
        try {
            const api::TrustedProxy proxy({"not-a-network"});
            QFAIL("it was taken");
        } catch (const Error &error) {
            QVERIFY(error.message().find("not-a-network") != std::string::npos);
        }
    }

    void eachAnswerIsCountedUnderItsPattern()
    {
        class NoAccess : public api::IAccess
        {
        public:
            Task<core::Actor> authenticate(std::string) override { co_return core::Actor(); }
            [[nodiscard]] bool allows(const core::Actor &, std::string_view) const override { return false; }
        };
        RecordingLog log;
        NoAccess access;
        api::Router router;
        std::vector<std::string> seen;
        const auto chain = api::makeMiddlewareChain(
            {}, router, access, Log(log, "api"),
            [&](std::string_view method, std::string_view pattern, int status, std::chrono::nanoseconds) {
                seen.push_back(std::string(method) + " " + std::string(pattern) + " " + std::to_string(status));
            });
        api::HttpRequest request;
        request.method = "GET";
        api::HttpResponse response;
        chain.front()->leave(request, response);
        QCOMPARE(seen, (std::vector<std::string>{"GET unmatched 200"}));
    }
};

WAKEDOCK_TEST(TestMiddlewareChain)
#include "test_middleware_chain.moc"
