#include "backend/infrastructure/http_client/http_client.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/scripted_http_server.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::http_client;
using namespace wakedock::tests;
using namespace std::chrono_literals;

/// A peer that leaves HTTP behind, and one that does not.
class TestHttpUpgrade : public QObject
{
    Q_OBJECT

    using Request = ScriptedHttpServer::Request;
    using Peer = ScriptedHttpServer::Peer;

    static CallLimits within(std::chrono::milliseconds span) { return {Deadline::in(span), {}, span}; }
    static HttpRequest wish() { return {"POST", "/exec/1/start", {}, "{}"}; }
    static std::string readAll(const std::shared_ptr<ByteStream> &stream)
    {
        std::string all;
        for (;;) {
            const auto piece = await(ByteStream::read(stream, {}));
            if (piece.empty()) {
                return all;
            }
            all += piece;
        }
    }

private Q_SLOTS:
    void bytesBehindTheHeadBelongToTheStream()
    {
        std::optional<Peer> other;
        ScriptedHttpServer server([&other](const Request &, Peer peer) {
            other = peer;
            peer.write("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\nConnection: Upgrade\r\n\r\nhello");
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto upgraded = await(client.upgrade(wish(), within(5s)));
        QVERIFY(upgraded.stream);
        QCOMPARE(await(ByteStream::read(upgraded.stream, {})), std::string("hello"));
        other->write(" and more");
        other->close();
        QCOMPARE(readAll(upgraded.stream), std::string(" and more"));
        QCOMPARE(awaitError(ByteStream::write(upgraded.stream, "x", {}))->reason(), std::string("stream_over"));
        QVERIFY(server.requests().front().head.find("Upgrade: tcp") != std::string::npos);
    }

    void dockersRawStreamIsOneToo()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\nraw");
            peer.close();
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto upgraded = await(client.upgrade(wish(), within(5s)));
        QCOMPARE(readAll(upgraded.stream), std::string("raw"));
    }

    void aRefusalHasItsBody()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) { peer.answer(409, "not running"); });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto refused = await(client.upgrade(wish(), within(5s)));
        QVERIFY(!refused.stream);
        QCOMPARE(refused.answer.status, 409);
        QCOMPARE(refused.answer.body, std::string("not running"));
    }

    void aPeerThatNeverAnswersIsATimeout()
    {
        ScriptedHttpServer server([](const Request &, Peer) { });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        QCOMPARE(awaitError(client.upgrade(wish(), within(100ms)))->code(), ErrorCode::Timeout);
    }

    void theEndOfTheClientEndsItsStreams()
    {
        ScriptedHttpServer server(
            [](const Request &, Peer peer) { peer.write("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n"); });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto upgraded = await(client.upgrade(wish(), within(5s)));
        auto reading = ByteStream::read(upgraded.stream, {});
        client.close();
        QCOMPARE(await(std::move(reading)), std::string());
    }

    void whoDoesNotReadHoldsThePeerUp()
    {
        std::optional<Peer> other;
        ScriptedHttpServer server([&other](const Request &, Peer peer) {
            other = peer;
            peer.write("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n" + std::string(20'000'000, 'y'));
            peer.close();
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto upgraded = await(client.upgrade(wish(), within(5s)));
        QVERIFY2(await(ByteStream::read(upgraded.stream, {})).size() <= 65536, "pieces are bounded");
        QVERIFY(readAll(upgraded.stream).size() > 19'000'000);
    }
};

WAKEDOCK_TEST(TestHttpUpgrade)
#include "test_http_upgrade.moc"
