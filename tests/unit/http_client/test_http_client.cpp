#include "backend/infrastructure/http_client/http_client.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/scripted_http_server.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::http_client;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {
using Request = ScriptedHttpServer::Request;
using Peer = ScriptedHttpServer::Peer;

CallLimits within(std::chrono::milliseconds span)
{
    return {Deadline::in(span), {}, span};
}
} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsMethodHeadersAndBodyAndReadsAnAnswerWithLength()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) { peer.answer(201, "made", "X-Word: yes\r\n"); });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto answer =
            await(client.send({"POST", "/things?x=1", {{"Content-Type", "text/plain"}}, "a thing"}, within(5s)));
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.body, std::string("made"));
        QCOMPARE(answer.header("x-word"), std::string("yes"));
        QCOMPARE(server.requests().front().body, std::string("a thing"));
        QCOMPARE(server.requests().front().target, std::string("/things?x=1"));
        QVERIFY(server.requests().front().head.find("Host: 127.0.0.1:") != std::string::npos);
    }

    void speaksOverAUnixSocketAndUsesTheConnectionAgain()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("peer.sock")).toStdString();
        ScriptedHttpServer server([](const Request &request, Peer peer) { peer.answer(200, request.target); });
        QVERIFY(server.listenUnix(path));
        HttpClient client(Endpoint::unixSocket(path));
        for (const auto *target : {"/one", "/two", "/three"}) {
            QCOMPARE(await(client.send({"GET", target, {}, {}}, within(5s))).body, std::string(target));
        }
        QCOMPARE(server.connections(), 1);
    }

    void readsChunksAndTrailers()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.startChunks(200, "Trailer: ETag\r\n");
            peer.chunk("first ");
            peer.chunk("second");
            peer.endChunks("ETag: \"7\"\r\n");
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto answer = await(client.send({}, within(5s)));
        QCOMPARE(answer.body, std::string("first second"));
        QCOMPARE(answer.header("ETag"), std::string("\"7\""));
    }

    void readsAnAnswerThatEndsWithTheConnection()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.write("HTTP/1.0 200 OK\r\n\r\nuntil the end");
            peer.close();
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        QCOMPARE(await(client.send({}, within(5s))).body, std::string("until the end"));
    }

    void anAnswerToHeadHasNoBodyThoughItNamesALength()
    {
        ScriptedHttpServer server(
            [](const Request &, Peer peer) { peer.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"); });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        QCOMPARE(await(client.send({"HEAD", "/", {}, {}}, within(5s))).status, 200);
    }

    void stepsOverInterimAnswers()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
            peer.answer(200, "real");
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        QCOMPARE(await(client.send({}, within(5s))).body, std::string("real"));
    }

    void aHandlerHearsTheHeadBeforeTheFirstPieceOfAStream()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.startChunks();
            peer.chunk("a");
            peer.chunk("b");
            peer.endChunks();
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        std::string heard;
        StreamHandlers handlers;
        handlers.onHead = [&heard](const HttpResponse &head) { heard += std::to_string(head.status) + " "; };
        handlers.onChunk = [&heard](std::string_view piece) { heard += piece; };
        const auto answer = await(client.stream({}, handlers, within(5s)));
        QCOMPARE(heard, std::string("200 ab"));
        QVERIFY(answer.body.empty());
    }

    void aStreamOutlivesTheTimeForItsHead()
    {
        std::optional<Peer> held;
        ScriptedHttpServer server([&held](const Request &, Peer peer) {
            peer.startChunks();
            held = peer;
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        std::string heard;
        StreamHandlers handlers;
        handlers.onChunk = [&heard](std::string_view piece) { heard += piece; };
        QTimer::singleShot(300, this, [&held] {
            held->chunk("late");
            held->endChunks();
        });
        await(client.stream({}, handlers, {{}, {}, 100ms}));
        QCOMPARE(heard, std::string("late"));
    }

    void whatAHandlerThrowsEndsTheStream()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.startChunks();
            peer.chunk("x");
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        StreamHandlers handlers;
        handlers.onChunk = [](std::string_view) { throw Error(ErrorCode::Internal, "handler_failed", "no"); };
        QCOMPARE(awaitError(client.stream({}, handlers, within(5s)))->reason(), std::string("handler_failed"));
    }

    void twentyCallsAtOnceAllGetTheirOwnAnswer()
    {
        ScriptedHttpServer server([](const Request &request, Peer peer) { peer.answer(200, request.target); });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()), {.maxCalls = 4});
        std::vector<Task<HttpResponse>> calls;
        for (int i = 0; i < 20; ++i) {
            calls.push_back(client.send({"GET", "/" + std::to_string(i), {}, {}}, within(10s)));
        }
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(await(std::move(calls[static_cast<std::size_t>(i)])).body, "/" + std::to_string(i));
        }
        QVERIFY2(server.connections() <= 4, "no more connections than calls are allowed at a time");
    }
};

WAKEDOCK_TEST(TestHttpClient)
#include "test_http_client.moc"
