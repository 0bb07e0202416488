#include "backend/infrastructure/http_client/upgrade.h"

#include "backend/infrastructure/http_client/answer_parser.h"

#include <QTimer>

#include <cstdint>
#include <utility>

namespace wakedock::http_client {

namespace {

constexpr std::uint64_t UpgradeRefusalLimit = 1024 * 1024;

bool isHandedOver(const HttpResponse &head)
{
    return head.status == 101 || (head.status == 200 && head.header("Content-Type").find("raw-stream") != std::string::npos);
}

/// Feeds the parser the head alone, so that what is behind it stays the stream's. @return what is behind it
std::string feedHead(AnswerParser &parser, std::string bytes)
{
    while (!parser.isHeadDone()) {
        const auto end = bytes.find("\r\n\r\n");
        if (end == std::string::npos) {
            break;
        }
        parser.feed(std::string_view(bytes).substr(0, end + 4));
        bytes.erase(0, end + 4);
    }
    return bytes;
}

Task<Upgraded> readUpgrade(std::shared_ptr<ByteStream> stream, CancelToken cancel)
{
    const auto body = std::make_shared<std::string>();
    StreamHandlers handlers;
    handlers.onChunk = [body](std::string_view piece) { body->append(piece); };
    AnswerParser parser(false, UpgradeRefusalLimit, std::move(handlers));
    std::string head;
    while (!parser.isDone()) {
        auto bytes = co_await ByteStream::read(stream, cancel);
        if (bytes.empty() && head.empty() && !parser.hasBegun()) {
            throw Error(ErrorCode::Unavailable, "connection_lost", "The peer closed the connection without an answer.");
        }
        if (bytes.empty()) {
            parser.end();
            break;
        }
        head = feedHead(parser, std::move(head) + bytes);
        if (parser.isHeadDone() && isHandedOver(parser.head())) {
            stream->unread(std::move(head));
            co_return Upgraded{parser.head(), stream};
        }
        if (parser.isHeadDone()) {
            parser.feed(std::exchange(head, {}));
        }
    }
    stream->close();
    Upgraded refused{parser.head(), nullptr};
    refused.answer.body = std::move(*body);
    co_return refused;
}

} // namespace

Task<Upgraded> askUpgrade(std::shared_ptr<ByteStream> stream, std::string request, UpgradePatience patience)
{
    CancelSource stop;
    stop.follow(patience.cancel);
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&stop] { stop.cancel(); });
    timer.start(patience.within);
    std::exception_ptr failure;
    try {
        co_await ByteStream::write(stream, request, stop.token());
        co_return co_await readUpgrade(stream, stop.token());
    } catch (...) {
        failure = std::current_exception();
    }
    stream->close();
    if (stop.token().isCancelled() && !patience.cancel.isCancelled()) {
        throw Error(patience.late);
    }
    std::rethrow_exception(failure);
}

} // namespace wakedock::http_client
