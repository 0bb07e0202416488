#pragma once

#include "backend/core/domain/stack.h"
#include "backend/shared/exceptions/error.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

inline constexpr std::size_t MostStackFiles = 50;
inline constexpr std::size_t MostStackBytes = 1024 * 1024; ///< Of all files of a stack together.

/// `blog`, or `blog@host`.
[[nodiscard]] std::string stackIdText(const StackId &id);
/// Nothing where the text can be no stack's.
[[nodiscard]] std::optional<StackId> readStackId(std::string_view text);

/// What the journal and the lanes know a stack as. Never a service's id, which is a UUID.
[[nodiscard]] ServiceId stackSubject(const StackId &id);
/// Nothing for the id of a service.
[[nodiscard]] std::optional<StackId> stackOfSubject(const ServiceId &subject);

/// Every rule that a new stack's name and files break, by API field. Both Compose programs take such a name as it is.
[[nodiscard]] std::vector<FieldError> brokenStackRules(const std::string &name, const std::vector<StackFile> &files);

/// The files that the Compose programs themselves would take: the first of `compose.yaml`, `compose.yml`,
/// `docker-compose.yml`, `docker-compose.yaml` and the override beside it; empty where there is none.
[[nodiscard]] std::vector<std::string> usualComposeFiles(const std::vector<StackFile> &files);

/// The services of a project by its containers; those of `run` are no part of it. `expected` ones without a container are
/// Missing. @param asleep containers that were put to sleep, see StackRecord
[[nodiscard]] std::vector<StackServiceRow> stackRows(const std::vector<Container> &containers,
                                                     const std::vector<std::string> &expected,
                                                     const std::map<std::string, RestartPolicy> &asleep = {});

/// What the rows come to. `wished` Stopped makes missing services no complaint.
[[nodiscard]] StackStatus stackStatus(const std::vector<StackServiceRow> &rows, WishedRun wished);
/// Names the services that are not as they should be; empty when all are.
[[nodiscard]] std::string stackStatusReason(const std::vector<StackServiceRow> &rows, WishedRun wished);

/// A service that ended well and is not meant to run on.
[[nodiscard]] bool isCompleted(const Container &container);

[[nodiscard]] StackOrigin stackOrigin(const std::vector<Container> &containers);

} // namespace wakedock::core
