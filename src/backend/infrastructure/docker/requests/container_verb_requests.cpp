#include "backend/infrastructure/docker/requests/container_verb_requests.h"

#include "backend/infrastructure/docker/client/engine_error.h"

#include <algorithm>
#include <array>

namespace wakedock::docker {

using http_client::percentEncode;

namespace {

EngineCall verbCall(std::string method, const std::string &id, const std::string &rest, const std::string &verb)
{
    return {{std::move(method), "/containers/" + percentEncode(id) + rest, {}, {}},
            verb + " the container " + id.substr(0, std::min<std::size_t>(id.size(), 12)),
            "container_not_found",
            {}};
}

/// The state it is in does not allow the verb. Engines say so with 409 or 500, and always in words.
EngineCall stateCall(const std::string &id, const std::string &rest, const std::string &verb)
{
    auto call = verbCall("POST", id, rest, verb);
    call.explainRefusal = [plain = call](const http_client::HttpResponse &answer) {
        static constexpr std::array<const char *, 4> states{"is not paused", "is already paused", "is not running",
                                                            "is restarting"};
        const auto words = engineWords(answer);
        const bool isState = std::any_of(states.begin(), states.end(),
                                         [&words](const char *state) { return words.find(state) != std::string::npos; });
        return isState ? Error(ErrorCode::Conflict, "engine_conflict", "The engine refused to " + plain.doing + ": " + words)
                             .withRemedy("Look at what state it is in now.")
                       : refusedByEngine(plain, answer);
    };
    return call;
}

} // namespace

EngineCall restartContainerCall(const std::string &id, std::chrono::seconds grace)
{
    return verbCall("POST", id, "/restart?t=" + std::to_string(std::max<long>(0, grace.count())), "restart");
}

EngineCall killContainerCall(const std::string &id, const std::string &signal)
{
    return stateCall(id, "/kill?signal=" + percentEncode(signal), "kill");
}

EngineCall pauseContainerCall(const std::string &id)
{
    return stateCall(id, "/pause", "pause");
}

EngineCall unpauseContainerCall(const std::string &id)
{
    return stateCall(id, "/unpause", "unpause");
}

EngineCall renameContainerCall(const std::string &id, const std::string &name)
{
    return verbCall("POST", id, "/rename?name=" + percentEncode(name), "rename");
}

EngineCall deleteContainerCall(const std::string &id, bool force, bool volumes)
{
    auto call =
        verbCall("DELETE", id, std::string("?force=") + (force ? "1" : "0") + "&v=" + (volumes ? "1" : "0"), "remove");
    // The engine refuses a running one with 409 and a sentence of many shapes.
    call.explainRefusal = [plain = call, force](const http_client::HttpResponse &answer) {
        if (answer.status == 409 && !force) {
            return Error(ErrorCode::Conflict, "container_running",
                         "The engine refused to " + plain.doing + ": " + engineWords(answer))
                .withRemedy("Stop it first, or remove it with force.");
        }
        return refusedByEngine(plain, answer);
    };
    return call;
}

} // namespace wakedock::docker
