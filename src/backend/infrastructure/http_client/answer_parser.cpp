#include "backend/infrastructure/http_client/answer_parser.h"

#include "backend/shared/exceptions/error.h"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

namespace wakedock::http_client {

namespace beast = boost::beast;

namespace {

/// A Beast body that keeps nothing: each piece goes on at once.
struct AnswerSinkBody {
    struct value_type {
        const std::function<void(std::string_view)> *sink = nullptr;
    };
    class reader
    {
    public:
        template <bool isRequest, class Fields>
        reader(beast::http::header<isRequest, Fields> & /*unused*/, value_type &body) : m_body(body)
        {
        }
        void init(const boost::optional<std::uint64_t> & /*length*/, beast::error_code &error) { error = {}; }
        template <class Buffers>
        std::size_t put(const Buffers &buffers, beast::error_code &error)
        {
            std::size_t taken = 0;
            const auto last = boost::asio::buffer_sequence_end(buffers);
            for (auto at = boost::asio::buffer_sequence_begin(buffers); at != last; ++at) {
                const boost::asio::const_buffer piece(*at);
                (*m_body.sink)({static_cast<const char *>(piece.data()), piece.size()});
                taken += piece.size();
            }
            error = {};
            return taken;
        }
        void finish(beast::error_code &error) { error = {}; }

    private:
        value_type &m_body;
    };
};

constexpr std::uint32_t AnswerHeaderLimit = 64 * 1024;

} // namespace

struct AnswerParser::Private {
    using Parser = beast::http::response_parser<AnswerSinkBody>;

    bool headOnly;
    std::optional<std::uint64_t> bodyLimit;
    StreamHandlers handlers;
    std::function<void(std::string_view)> sink;
    std::unique_ptr<Parser> parser;
    std::string pending; ///< Bytes the parser did not take yet: a header needs to be whole.
    bool begun = false;
    bool leftOver = false; ///< Bytes behind the end of the answer: whatever they are, the connection is spoilt.

    void reset()
    {
        parser = std::make_unique<Parser>();
        parser->header_limit(AnswerHeaderLimit);
        if (bodyLimit) {
            parser->body_limit(*bodyLimit);
        } else {
            parser->body_limit(boost::none);
        }
        parser->skip(headOnly);
        // Not eager: it stops behind the header, so that onHead comes before the first piece of the body.
        parser->eager(false);
        parser->get().body().sink = &sink;
    }

    [[nodiscard]] bool isInterim() const
    {
        const unsigned status = parser->get().result_int();
        return parser->is_header_done() && status >= 100 && status < 200 && status != 101;
    }

    void check(const beast::error_code &error) const
    {
        if (error == beast::http::error::body_limit) {
            throw Error(ErrorCode::UpstreamFailed, "answer_too_large", "The answer is larger than WakeDock accepts.");
        }
        if (error) {
            throw Error(ErrorCode::UpstreamFailed, "broken_answer",
                        "The answer is not valid HTTP: " + error.message() + ".");
        }
    }

    /// One step of the parser. False when it waits for more bytes.
    bool step()
    {
        beast::error_code error;
        const bool headerWasDone = parser->is_header_done();
        const std::size_t taken = parser->put(boost::asio::const_buffer(pending.data(), pending.size()), error);
        pending.erase(0, taken);
        if (error == beast::http::error::need_more) {
            return false;
        }
        check(error);
        if (!headerWasDone && parser->is_header_done()) {
            onHeaderDone();
        }
        return true;
    }

    void onHeaderDone()
    {
        if (isInterim()) {
            reset();
            return;
        }
        parser->eager(true);
        if (handlers.onHead) {
            handlers.onHead(response());
        }
    }

    [[nodiscard]] HttpResponse response() const
    {
        HttpResponse answer;
        const auto &message = parser->get();
        answer.status = static_cast<int>(message.result_int());
        answer.statusText = std::string(message.reason());
        for (const auto &field : message) {
            answer.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
        }
        return answer;
    }
};

AnswerParser::AnswerParser(bool headOnly, std::optional<std::uint64_t> bodyLimit, StreamHandlers handlers)
    : m_d(std::make_unique<Private>(headOnly, bodyLimit, std::move(handlers)))
{
    m_d->sink = [d = m_d.get()](std::string_view piece) {
        if (d->handlers.onChunk && !piece.empty()) {
            d->handlers.onChunk(piece);
        }
    };
    m_d->reset();
}

AnswerParser::~AnswerParser() = default;

void AnswerParser::feed(std::string_view bytes)
{
    m_d->begun = m_d->begun || !bytes.empty();
    m_d->pending.append(bytes);
    while (!isDone() && !m_d->pending.empty() && m_d->step()) { }
    m_d->leftOver = isDone() && !m_d->pending.empty();
}

void AnswerParser::end()
{
    if (isDone()) {
        return;
    }
    beast::error_code error;
    if (!isHeadDone()) {
        error = beast::http::error::partial_message;
    } else {
        m_d->parser->put_eof(error);
    }
    if (error) {
        throw Error(ErrorCode::UpstreamFailed, "broken_answer", "The connection was closed in the middle of the answer.");
    }
}

bool AnswerParser::hasBegun() const
{
    return m_d->begun;
}

bool AnswerParser::isHeadDone() const
{
    return m_d->parser->is_header_done();
}

bool AnswerParser::isDone() const
{
    return m_d->parser->is_done();
}

bool AnswerParser::mayReuseConnection() const
{
    return isDone() && !m_d->leftOver && m_d->parser->keep_alive() && m_d->parser->get().result_int() != 101;
}

HttpResponse AnswerParser::head() const
{
    return m_d->response();
}

} // namespace wakedock::http_client
