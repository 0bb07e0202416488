#include "backend/infrastructure/docker/requests/container_requests.h"

#include "backend/infrastructure/docker/client/engine_error.h"
#include "backend/infrastructure/docker/requests/container_json.h"
#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace wakedock::docker {

using http_client::percentEncode;
using nlohmann::json;

namespace {

constexpr const char *ContainerMissing = "container_not_found";

EngineCall containerCall(std::string method, const std::string &id, const std::string &rest, const std::string &verb)
{
    return {{std::move(method), "/containers/" + percentEncode(id) + rest, {}, {}},
            verb + " the container " + id.substr(0, std::min<std::size_t>(id.size(), 12)),
            ContainerMissing,
            {}};
}

} // namespace

EngineCall createContainerCall(const core::ContainerSpec &spec)
{
    const std::string name = spec.name.empty() ? std::string() : "?name=" + percentEncode(spec.name);
    return {jsonPost("/containers/create" + name, containerBody(spec)),
            "create the container " + spec.name,
            "image_not_found",
            {}};
}

std::string readCreatedId(const http_client::HttpResponse &answer)
{
    auto id = jsonText(jsonBody(answer), "Id");
    if (id.empty()) {
        throw Error(ErrorCode::UpstreamFailed, "engine_failed", "The engine made a container but names no id.");
    }
    return id;
}

EngineCall startContainerCall(const std::string &id)
{
    return containerCall("POST", id, "/start", "start");
}

EngineCall stopContainerCall(const std::string &id, std::chrono::seconds grace)
{
    return containerCall("POST", id, "/stop?t=" + std::to_string(std::max<long>(0, grace.count())), "stop");
}

EngineCall removeContainerCall(const std::string &id)
{
    return containerCall("DELETE", id, "?force=1&v=1", "remove");
}

EngineCall waitRemovedCall(const std::string &id)
{
    return containerCall("POST", id, "/wait?condition=removed", "wait for the removal of");
}

EngineCall updateRestartPolicyCall(const std::string &id, core::RestartPolicy policy)
{
    auto call = containerCall("POST", id, "/update", "change the restart policy of");
    call.request = jsonPost(call.request.target, json{{"RestartPolicy", restartPolicyBody(policy)}});
    call.explainRefusal = [plain = call](const http_client::HttpResponse &answer) {
        // Podman 4 has no such call: that 404 is its router's, not about the container, and no JSON.
        if (answer.status == 404 && !json::accept(answer.body)) {
            return Error(ErrorCode::Unsupported, "restart_policy_fixed",
                         "This engine cannot change the restart policy of a container that exists.");
        }
        return refusedByEngine(plain, answer);
    };
    return call;
}

EngineCall inspectContainerCall(const std::string &id)
{
    return containerCall("GET", id, "/json", "inspect");
}

core::Container readInspected(const http_client::HttpResponse &answer)
{
    return readContainer(jsonBody(answer));
}

EngineCall listContainersCall(const std::string &labelKey, const std::string &labelValue)
{
    const std::string filter = labelKey.empty() ? std::string() : "&" + labelFilter(labelKey, labelValue);
    return {{"GET", "/containers/json?all=1" + filter, {}, {}}, "list the containers", ContainerMissing, {}};
}

std::vector<std::string> readListedIds(const http_client::HttpResponse &answer)
{
    std::vector<std::string> ids;
    const auto list = jsonBody(answer);
    if (list.is_array()) {
        for (const auto &entry : list) {
            if (auto id = jsonText(entry, "Id"); !id.empty()) {
                ids.push_back(std::move(id));
            }
        }
    }
    return ids;
}

EngineCall lastLogLinesCall(const std::string &id, int lines)
{
    return containerCall("GET", id, "/logs?stdout=1&stderr=1&tail=" + std::to_string(std::max(lines, 0)), "read the log of");
}

EngineCall eventsCall(Timestamp since)
{
    const auto millis = since.time_since_epoch().count();
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%lld.%03lld000000", static_cast<long long>(millis / 1000),
                  static_cast<long long>(millis % 1000));
    return {{"GET",
             std::string("/events?since=") + text.data() + "&filters=" + percentEncode(R"({"type":["container"]})"),
             {},
             {}},
            "tell its events",
            "engine_object_not_found",
            {}};
}

} // namespace wakedock::docker
