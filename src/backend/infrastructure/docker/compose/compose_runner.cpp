#include "backend/infrastructure/docker/compose/compose_runner.h"

#include "backend/infrastructure/docker/docker_engines.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <array>
#include <deque>
#include <utility>

namespace wakedock::docker {

namespace {

constexpr std::chrono::milliseconds ComposeFindPatience = std::chrono::seconds(60);
constexpr std::chrono::milliseconds ComposeRunPatience = std::chrono::minutes(30);
constexpr std::size_t ComposeLinesKept = 12;
constexpr int ComposeLoginsMostWaiting = 1000;

/// What a Compose program needs of ours: no password of WakeDock's, and no variable that files could pick up by chance.
std::map<std::string, std::string> composeEnvironment(const std::map<std::string, std::string> &own)
{
    static constexpr std::array<const char *, 13> passed{
        "PATH",       "HOME",        "DOCKER_CONFIG", "TMPDIR",   "XDG_RUNTIME_DIR", "HTTP_PROXY",  "HTTPS_PROXY",
        "http_proxy", "https_proxy", "no_proxy",      "NO_PROXY", "SSL_CERT_FILE",   "SSL_CERT_DIR"};
    std::map<std::string, std::string> environment;
    for (const char *name : passed) {
        if (const auto found = own.find(name); found != own.end()) {
            environment.insert(*found);
        }
    }
    environment["LC_ALL"] = "C.UTF-8";
    environment["PYTHONUNBUFFERED"] = "1"; // lines when they are written
    environment["COMPOSE_API_VERSION"] = "auto"; // an engine refuses versions it no longer speaks
    environment["COMPOSE_HTTP_TIMEOUT"] = "300";
    environment["DOCKER_CLI_HINTS"] = "false";
    // Set, so that no .env sends the program elsewhere.
    environment["DOCKER_TLS_VERIFY"] = "";
    environment["DOCKER_CERT_PATH"] = "";
    environment["DOCKER_CONTEXT"] = "";
    return environment;
}

Error composeMissing()
{
    return Error(ErrorCode::Unavailable, "compose_missing", "There is no Compose program on this machine.")
        .withRemedy(
            "Install the package docker-compose-plugin (Docker's own) or docker-compose (Debian's); WakeDock finds it "
            "without a restart.");
}

/// The last lines a program wrote.
struct LastLines {
    std::deque<std::string> lines;
    void take(const std::string &line)
    {
        lines.push_back(line);
        if (lines.size() > ComposeLinesKept) {
            lines.pop_front();
        }
    }
    [[nodiscard]] std::string text() const
    {
        std::string all;
        for (const std::string &line : lines) {
            all += (all.empty() ? "" : "\n") + line;
        }
        return all;
    }
};

bool isEngineAway(const std::string &text)
{
    return text.find("Cannot connect to the Docker daemon") != std::string::npos
        || text.find("Couldn't connect to Docker daemon") != std::string::npos
        || text.find("Error while fetching server API version") != std::string::npos;
}

Error composeFailure(const ComposeProgram &program, const core::ComposeCommand &command, int code, const LastLines &last)
{
    const std::string text = last.text();
    const std::string said = last.lines.empty() ? "It said nothing." : "It said: " + text;
    if (isEngineAway(text)) {
        return Error(ErrorCode::Unavailable, "engine_unreachable", program.tool.name + " cannot reach the engine. " + said)
            .withRemedy("See that the engine runs; WakeDock's page of hosts says more.");
    }
    if (command.verb == core::ComposeVerb::Check) {
        return Error(ErrorCode::Invalid, "compose_refused", program.tool.name + " does not take these files. " + said)
            .withRemedy("Correct what it names.")
            .withField("files", text);
    }
    return Error(ErrorCode::UpstreamFailed, "compose_failed",
                 program.tool.name + " ended with exit code " + std::to_string(code) + ". " + said)
        .withRemedy("The last lines usually say why.")
        .withContext("last_lines", text);
}

std::exception_ptr inComposeWords(const std::exception_ptr &failure)
{
    const Error error = asError(failure);
    if (error.reason() == "program_missing") {
        return std::make_exception_ptr(composeMissing());
    }
    if (error.reason() == "program_late") {
        return std::make_exception_ptr(
            Error(ErrorCode::Timeout, "compose_timeout", "The Compose program did not end within the time allowed.")
                .withRemedy("Look at what it did last in the operation's steps, and whether the engine answers."));
    }
    return failure;
}

} // namespace

ComposeRunner::ComposeRunner(const DockerEngines &engines, std::map<std::string, std::string> environment,
                             std::string loginsFolder)
    : m_engines(engines)
    , m_logins(std::move(loginsFolder))
    , m_environment(composeEnvironment(environment))
    , m_pool("compose logins", 1, ComposeLoginsMostWaiting)
{
}

ComposeRunner::~ComposeRunner() = default;

Task<ComposeProgram> ComposeRunner::program(core::CallContext context)
{
    if (m_known) {
        co_return ComposeProgram(*m_known);
    }
    struct Candidate {
        const char *program;
        std::vector<std::string> before;
    };
    std::exception_ptr late; // no proof that it is missing
    const std::vector<Candidate> candidates{{"docker", {"compose"}}, {"docker-compose", {}}};
    for (const Candidate &candidate : candidates) {
        std::vector<std::string> arguments = candidate.before;
        arguments.insert(arguments.end(), {"version", "--short"});
        ChildOrder order{candidate.program, arguments, m_environment, "/"};
        LastLines last;
        const auto asked = co_await settle(
            runChild(context, std::move(order), ComposeFindPatience, [&last](const std::string &line) { last.take(line); }));
        context.cancel.throwIfCancelled();
        if (!asked.failure && *asked.value == 0 && !last.lines.empty()) {
            m_known = composeProgram(candidate.program, candidate.before, last.lines.back());
            co_return ComposeProgram(*m_known);
        }
        late = asked.failure && asError(asked.failure).code() == ErrorCode::Timeout ? inComposeWords(asked.failure) : late;
    }
    if (late) {
        std::rethrow_exception(late);
    }
    throw composeMissing();
}

Task<core::ComposeTool> ComposeRunner::find(core::CallContext context)
{
    const ComposeProgram found = co_await program(std::move(context));
    co_return core::ComposeTool(found.tool);
}

std::string ComposeRunner::engineUrl(const core::HostId &host, std::shared_ptr<EngineSocket> &socket) const
{
    std::string url = m_engines.url(host);
    if (url.starts_with("unix://")) {
        return url;
    }
    socket = std::make_shared<EngineSocket>(m_engines.way(host));
    return socket->url();
}

Task<std::shared_ptr<const std::string>> ComposeRunner::logIn(core::ComposeProject project)
{
    auto logins = m_engines.loginsFor(project.images, project.pullsAny);
    if (logins.empty()) {
        co_return std::shared_ptr<const std::string>(); // docker's own configuration says all
    }
    co_return co_await m_pool.run([maker = m_logins, logins = std::move(logins), environment = m_environment] {
        return maker.make(logins, environment);
    });
}

Task<void> ComposeRunner::logOut(std::shared_ptr<const std::string> login)
{
    if (login) {
        co_await m_pool.run([login = std::move(login)]() mutable { login.reset(); });
    }
}

Task<void> ComposeRunner::run(core::CallContext context, core::ComposeProject project, core::ComposeCommand command,
                              std::function<void(std::string)> onLine)
{
    const ComposeProgram found = co_await program(context);
    std::shared_ptr<EngineSocket> socket;
    ChildOrder order{found.program, composeArguments(found, project, command), m_environment, project.directory};
    order.environment["DOCKER_HOST"] = engineUrl(project.hostId, socket);
    auto login = co_await logIn(project);
    if (login) {
        order.environment["DOCKER_CONFIG"] = *login;
    }
    const auto last = std::make_shared<LastLines>();
    const auto ended = co_await settle(
        runChild(context, std::move(order), ComposeRunPatience, [last, onLine = std::move(onLine)](std::string line) {
            last->take(line);
            onLine(std::move(line));
        }));
    co_await settle(logOut(std::move(login))); // a pool that takes no more lets it go here
    if (ended.failure) {
        m_known.reset();
        std::rethrow_exception(inComposeWords(ended.failure));
    }
    if (*ended.value != 0) {
        throw composeFailure(found, command, *ended.value, *last);
    }
}

} // namespace wakedock::docker
