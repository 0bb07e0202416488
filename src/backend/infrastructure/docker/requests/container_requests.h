#pragma once

#include "backend/core/domain/container.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <string>
#include <vector>

namespace wakedock::docker {

[[nodiscard]] EngineCall createContainerCall(const core::ContainerSpec &spec);
[[nodiscard]] std::string readCreatedId(const http_client::HttpResponse &answer);

[[nodiscard]] EngineCall startContainerCall(const std::string &id);
[[nodiscard]] EngineCall stopContainerCall(const std::string &id, std::chrono::seconds grace);
/// Kills it first where it runs; takes its anonymous volumes along, named ones stay.
[[nodiscard]] EngineCall removeContainerCall(const std::string &id);
/// Answers when the container is gone.
[[nodiscard]] EngineCall waitRemovedCall(const std::string &id);
[[nodiscard]] EngineCall updateRestartPolicyCall(const std::string &id, core::RestartPolicy policy);

[[nodiscard]] EngineCall inspectContainerCall(const std::string &id);
[[nodiscard]] core::Container readInspected(const http_client::HttpResponse &answer);

/// All containers, running or not; with a label where `labelKey` is given.
[[nodiscard]] EngineCall listContainersCall(const std::string &labelKey, const std::string &labelValue);
/// Newest first, as the engine lists them.
[[nodiscard]] std::vector<std::string> readListedIds(const http_client::HttpResponse &answer);

[[nodiscard]] EngineCall lastLogLinesCall(const std::string &id, int lines);
/// The lines of both streams, oldest first, as valid UTF-8. Understands the framed form and a terminal's raw one.
[[nodiscard]] std::vector<std::string> readLogLines(const std::string &body);

/// Containers' events from now on; `since` in the engine's time.
[[nodiscard]] EngineCall eventsCall(Timestamp since);

} // namespace wakedock::docker
