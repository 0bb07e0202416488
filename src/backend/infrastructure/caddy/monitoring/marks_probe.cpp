#include "backend/infrastructure/caddy/monitoring/marks_probe.h"

#include "backend/core/domain/awake_mark.h"
#include "backend/infrastructure/caddy/config/probe_object.h"
#include "backend/infrastructure/http_client/http_client.h"
#include "backend/shared/exceptions/error.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace wakedock::caddy {

namespace {

/// The system's word for why not; empty when it lies there.
std::string layProbeMark(const std::string &marksRoot)
{
    const auto path = marksRoot + "/" + std::string(core::ProbeMarkFile);
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (file < 0) {
        return std::generic_category().message(errno);
    }
    ::close(file);
    return {};
}

Task<http_client::HttpResponse> askThroughProxy(http_client::Endpoint httpPort, CancelToken cancel)
{
    http_client::HttpClient client(std::move(httpPort));
    http_client::HttpRequest request;
    request.headers = {{"Host", std::string(ProbeHost)}, {"Connection", "close"}};
    http_client::CallLimits limits;
    limits.deadline = Deadline::in(std::chrono::seconds(2));
    limits.cancel = std::move(cancel);
    co_return co_await client.send(std::move(request), std::move(limits));
}

MarksSight judge(const http_client::HttpResponse &response, const std::string &revision, const std::string &where,
                 const std::string &marksRoot)
{
    if (response.header(RevisionHeader) != revision) {
        return {.sees = false,
                .isAnswered = false,
                .problem = "What answers at " + where + " is not the Caddy that WakeDock configured.",
                .remedy = "Find out what else listens on that port: two Caddys can share one and split the visitors."};
    }
    if (response.status != 204) {
        return {.sees = false,
                .isAnswered = true,
                .problem = "Caddy cannot see the awake marks in " + marksRoot + ".",
                .remedy = "Set server.run_dir to a folder that Caddy's user can look into (not below a private /tmp or "
                          "home), the same path for both."};
    }
    return {.sees = true, .isAnswered = true, .problem = {}, .remedy = {}};
}

} // namespace

Task<MarksSight> probeMarks(core::IClock &clock, http_client::Endpoint httpPort, std::string marksRoot, std::string revision,
                            CancelToken cancel)
{
    if (const auto reason = layProbeMark(marksRoot); !reason.empty()) {
        co_return MarksSight{.sees = false,
                             .isAnswered = false,
                             .problem = "The awake marks in " + marksRoot + " cannot be written: " + reason + ".",
                             .remedy = "Set server.run_dir to a folder WakeDock can write and Caddy can see."};
    }
    const auto where = httpPort.text();
    MarksSight sight;
    // The new configuration listens when the push has answered; the old one may get one connection more.
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (attempt > 0) {
            co_await clock.sleep(std::chrono::milliseconds(50), cancel);
        }
        try {
            const auto response = co_await askThroughProxy(httpPort, cancel);
            sight = judge(response, revision, where, marksRoot);
        } catch (const Cancelled &) {
            throw;
        } catch (const Error &error) {
            sight = {.sees = false,
                     .isAnswered = false,
                     .problem = "Caddy does not answer visitors at " + where + ": " + error.message(),
                     .remedy = "Check that Caddy listens there, or set caddy.http_port."};
        }
        if (sight.sees) {
            break;
        }
    }
    co_return sight;
}

} // namespace wakedock::caddy
