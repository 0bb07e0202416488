// What one request costs at the edge: the real server with every middleware and a handler that does nothing.
// bench_http_edge PORT, then: wrk -t1 -c16 -d3s http://127.0.0.1:PORT/plain (or /large: 200 kB of shared bytes)
#include "backend/api/http/http_server.h"
#include "backend/api/middleware/api_pipeline.h"
#include "backend/api/middleware/middleware_chain.h"

#include <QCoreApplication>

#include <cstdio>
#include <memory>
#include <string>

using namespace wakedock;

namespace {

class QuietLog final : public ILogSink
{
public:
    [[nodiscard]] bool wants(LogLevel) const override { return false; }
    void write(LogLevel, std::string_view, std::string_view, const LogFields &) override { }
};

class NobodySignsIn final : public api::IAccess
{
public:
    Task<core::Actor> authenticate(std::string) override
    {
        throw Error(ErrorCode::NotAuthenticated, "token_invalid", "Nobody signs in here.");
    }
    [[nodiscard]] bool allows(const core::Actor &, std::string_view) const override { return false; }
};

void serve(api::Router &router, const std::string &path, const std::string &body)
{
    const auto bytes = std::make_shared<const std::string>(body);
    api::Route route;
    route.method = "GET";
    route.pattern = path;
    route.permission = api::permission::Public;
    route.handler = [bytes](api::HttpRequest) -> Task<api::HttpResponse> { co_return api::HttpResponse::json(200, bytes); };
    router.add(std::move(route));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto port = static_cast<quint16>(argc > 1 ? std::atoi(argv[1]) : 0);
    QuietLog sink;
    const Log log(sink, log_category::Api);
    api::Router router;
    serve(router, "/plain", R"({"status":"ok","detail":"one hundred and nineteen bytes or so of nothing in particular"})");
    serve(router, "/large", std::string(200'000, 'x'));
    NobodySignsIn access;
    api::EdgeSettings settings;
    settings.rateLimits = {2'000'000'000, 2'000'000'000};
    api::ApiPipeline pipeline(api::makeMiddlewareChain(settings, router, access, log), log);
    api::HttpServer server(pipeline, nullptr, {}, log);
    server.start("127.0.0.1", port);
    std::printf("http://127.0.0.1:%d/plain\n", server.serverPort());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
