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

CallLimits within(std::chrono::milliseconds span, CancelToken cancel = {})
{
    return {Deadline::in(span), std::move(cancel), span};
}

Error failureOf(HttpClient &client, const HttpRequest &request = {}, const CallLimits &limits = within(5s))
{
    return awaitError(client.send(request, limits)).value_or(Error(ErrorCode::Internal, "it_succeeded", ""));
}
} // namespace

class TestHttpClientFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingSocketIsUnavailableAtOnce()
    {
        HttpClient client(Endpoint::unixSocket("/nowhere/peer.sock"));
        const auto error = failureOf(client);
        QCOMPARE(error.code(), ErrorCode::Unavailable);
        QCOMPARE(error.reason(), std::string("socket_missing"));
    }

    void aRefusedConnectionIsUnavailable()
    {
        ScriptedHttpServer server([](const Request &, Peer) { });
        const int port = server.listenTcp();
        server.stopListening();
        HttpClient client(Endpoint::tcp("127.0.0.1", port));
        QCOMPARE(failureOf(client).reason(), std::string("connection_refused"));
    }

    void aPeerThatNeverAnswersIsATimeoutAndItsConnectionIsClosed()
    {
        std::optional<Peer> silent;
        ScriptedHttpServer server([&silent](const Request &, Peer peer) { silent = peer; });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto error = failureOf(client, {}, within(100ms));
        QCOMPARE(error.code(), ErrorCode::Timeout);
        QVERIFY(waitUntil([&silent] { return !silent->isOpen(); }));
    }

    void aStreamWhoseHeadNeverComesIsATimeout()
    {
        ScriptedHttpServer server([](const Request &, Peer) { });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        QCOMPARE(awaitError(client.stream({}, {}, {{}, {}, 100ms}))->code(), ErrorCode::Timeout);
    }

    void cancellingClosesTheConnection()
    {
        std::optional<Peer> silent;
        ScriptedHttpServer server([&silent](const Request &, Peer peer) { silent = peer; });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        CancelSource source;
        auto call = client.send({}, within(20s, source.token()));
        QVERIFY(waitUntil([&silent] { return silent.has_value(); }));
        source.cancel();
        QCOMPARE(awaitError(std::move(call))->code(), ErrorCode::Cancelled);
        QVERIFY(waitUntil([&silent] { return !silent->isOpen(); }));
    }

    void cancellingInsideAHandlerIsSafeAndSilencesTheRest()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.startChunks();
            peer.write("1\r\na\r\n1\r\nb\r\n1\r\nc\r\n");
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        CancelSource source;
        std::string heard;
        StreamHandlers handlers;
        handlers.onChunk = [&heard, &source](std::string_view piece) {
            heard += piece;
            source.cancel();
        };
        QCOMPARE(awaitError(client.stream({}, handlers, within(5s, source.token())))->code(), ErrorCode::Cancelled);
        QCOMPARE(heard, std::string("a"));
    }

    void destroyingTheClientCancelsItsCalls()
    {
        ScriptedHttpServer server([](const Request &, Peer) { });
        auto client = std::make_unique<HttpClient>(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        auto call = client->send({}, within(20s));
        QVERIFY(waitUntil([&server] { return !server.requests().empty(); }));
        client.reset();
        QCOMPARE(awaitError(std::move(call))->code(), ErrorCode::Cancelled);
    }

    void aPeerThatClosesInTheMiddleOfTheBodyIsABrokenAnswer()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
            peer.close();
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        const auto error = failureOf(client);
        QCOMPARE(error.code(), ErrorCode::UpstreamFailed);
        QCOMPARE(error.reason(), std::string("broken_answer"));
    }

    void whatIsNotHttpIsABrokenAnswer()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) { peer.write("SSH-2.0-OpenSSH_9.2\r\n\r\n"); });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        QCOMPARE(failureOf(client).reason(), std::string("broken_answer"));
    }

    void anAnswerBeyondTheLimitIsRefused()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) { peer.answer(200, std::string(2000, 'x')); });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()), {.maxBodyBytes = 1000});
        QCOMPARE(failureOf(client).reason(), std::string("answer_too_large"));
    }

    void aHeaderOfEndlessLengthIsRefused()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.write("HTTP/1.1 200 OK\r\nX: " + std::string(200000, 'x') + "\r\n\r\n");
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        QCOMPARE(failureOf(client).code(), ErrorCode::UpstreamFailed);
    }

    void aKeptConnectionThatThePeerClosesOnTheNextRequestIsReplacedOnce()
    {
        ScriptedHttpServer server([](const Request &request, Peer peer) {
            if (request.connection == 1 && request.target == "/second") {
                peer.close();
            } else {
                peer.answer(200, request.target);
            }
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        await(client.send({"GET", "/first", {}, {}}, within(5s)));
        QCOMPARE(await(client.send({"GET", "/second", {}, {}}, within(5s))).body, std::string("/second"));
        QCOMPARE(server.connections(), 2);
    }

    void aPostIsNeverSentTwice()
    {
        ScriptedHttpServer server([](const Request &request, Peer peer) {
            if (request.method == "POST") {
                peer.close();
            } else {
                peer.answer(200, "");
            }
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        await(client.send({}, within(5s)));
        QCOMPARE(failureOf(client, {"POST", "/", {}, "once"}).reason(), std::string("connection_lost"));
        QCOMPARE(server.requests().size(), std::size_t(2));
    }

    void aConnectionOnWhichUnaskedBytesArriveIsNotUsedAgain()
    {
        ScriptedHttpServer server([](const Request &, Peer peer) {
            peer.answer(200, "ok");
            QTimer::singleShot(20, [peer] { peer.answer(200, "a stray answer"); });
        });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()));
        await(client.send({}, within(5s)));
        waitUntil([] { return false; }, 100ms);
        QCOMPARE(await(client.send({}, within(5s))).body, std::string("ok"));
        QCOMPARE(server.connections(), 2);
    }

    void aHeaderThatWouldSmuggleARequestIsRefused()
    {
        HttpClient client(Endpoint::tcp("127.0.0.1", 1));
        QCOMPARE(failureOf(client, {"GET", "/", {{"X", "a\r\nEvil: yes"}}, {}}).reason(), std::string("bad_http_request"));
        QCOMPARE(failureOf(client, {"GET", "/a b", {}, {}}).reason(), std::string("bad_http_request"));
    }

    void aCallThatWaitsForItsTurnKeepsItsDeadline()
    {
        ScriptedHttpServer server([](const Request &, Peer) { });
        HttpClient client(Endpoint::tcp("127.0.0.1", server.listenTcp()), {.maxCalls = 1});
        auto first = client.send({}, within(300ms));
        QCOMPARE(failureOf(client, {}, within(100ms)).code(), ErrorCode::Timeout);
        QCOMPARE(awaitError(std::move(first))->code(), ErrorCode::Timeout);
        QCOMPARE(server.requests().size(), std::size_t(1));
    }
};

WAKEDOCK_TEST(TestHttpClientFailures)
#include "test_http_client_failures.moc"
