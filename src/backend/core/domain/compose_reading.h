#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/core/domain/stack.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

enum class ProblemSeverity { Error, Warning };

/// One thing that is wrong with a Compose file, where exactly.
struct ComposeProblem {
    ProblemSeverity severity = ProblemSeverity::Error;
    std::string code; ///< Stable, in snake_case: `unknown_key`.
    std::string file;
    int line = 0; ///< From 1; 0 where it is about no place (a file that is missing).
    int column = 0;
    std::string path; ///< `services.web.ports[0]`
    std::string message;
    std::string suggestion; ///< What was probably meant; may be empty.
    bool operator==(const ComposeProblem &) const = default;
};

/// What has to be true of a service before one that needs it is started.
enum class ComposeCondition { Started, Healthy, Completed };

/// What a service in Compose files comes to once variables are filled in and files are laid over each other.
struct ComposeService {
    std::string name;
    std::string image;
    bool builds = false;
    std::string pullPolicy;
    std::string containerName;
    std::vector<std::string> profiles;
    bool isEnabled = true; ///< By the profiles asked for, or as somebody's dependency.
    int replicas = 1;
    std::vector<PortMapping> ports;
    std::vector<VolumeMount> volumes; ///< Sources as written, relative paths made absolute.
    std::vector<std::string> dependsOn;
    std::map<std::string, ComposeCondition> conditions; ///< Of what `dependsOn` names; absent = Started.
    bool isOneShot = false; ///< Somebody waits for it to end well.
    std::map<std::string, std::string> labels;
    std::vector<int> exposed; ///< Container ports of `expose`.
    std::string networkMode; ///< As written; empty where it has networks.
    bool hasStaticAddress = false; ///< In one of its networks.
    std::string definition; ///< Its whole text in one form: differs exactly when it is another service.
    bool operator==(const ComposeService &) const = default;
};

struct ComposeVolume {
    std::string key; ///< As services name it.
    std::string name; ///< On the engine.
    bool external = false;
    bool operator==(const ComposeVolume &) const = default;
};

/// Everything a reader finds in the files of a stack.
struct ComposeReading {
    std::vector<ComposeProblem> problems; ///< By file, line and column.
    /// What gives a container power over the host: needs `service:privileged`.
    std::vector<ComposeProblem> sensitive;
    std::vector<ComposeService> services; ///< By name.
    std::vector<ComposeVolume> volumes;
    std::string version; ///< The `version:` of the first file; all files must say the same to docker-compose 1.

    [[nodiscard]] bool isValid() const
    {
        for (const ComposeProblem &problem : problems) {
            if (problem.severity == ProblemSeverity::Error) {
                return false;
            }
        }
        return true;
    }
};

/// What is to be read.
struct ComposeSource {
    HostId hostId = localHost();
    std::string project; ///< Names volumes that have none.
    std::vector<StackFile> files; ///< All of the stack.
    std::vector<std::string> composeFiles; ///< Which of them are laid over each other, in order.
    std::map<std::string, std::string> variables; ///< Beside those of `.env`; they win.
    std::vector<std::string> profiles;
    std::string directory; ///< Absolute; empty while a stack has none yet.
    std::vector<std::string> reserved; ///< Folders of the host that are WakeDock's own.
};

} // namespace wakedock::core
