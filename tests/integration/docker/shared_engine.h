#pragma once

#include "backend/infrastructure/docker/docker_engines.h"
#include "backend/shared/utils/uuid.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fixtures/test_images.h"

#include <string>

namespace wakedock::tests {

/// The machine's engine. What a test makes on it carries a label, and goes with this object.
class SharedEngine
{
public:
    SharedEngine() : m_engines(docker::DefaultDockerHost, Log(m_log, log_category::Docker)) { TestImages::ensure(); }
    ~SharedEngine()
    {
        for (const auto &container : await(engine().listContainers({}, m_label, {}))) {
            await(engine().removeContainer({}, container.id));
        }
    }
    SharedEngine(const SharedEngine &) = delete;
    SharedEngine &operator=(const SharedEngine &) = delete;

    [[nodiscard]] core::IContainerEngine &engine() { return m_engines.engine(core::localHost()); }
    [[nodiscard]] core::ContainerSpec spec(const std::string &image) const
    {
        core::ContainerSpec spec;
        spec.name = m_label + "-" + randomHex(2);
        spec.image = image;
        spec.labels = {{m_label, "yes"}};
        return spec;
    }
    std::string run(core::ContainerSpec spec)
    {
        auto id = await(engine().createContainer({}, std::move(spec)));
        await(engine().startContainer({}, id));
        return id;
    }
    [[nodiscard]] core::Container inspect(const std::string &id) { return await(engine().inspectContainer({}, id)); }

private:
    RecordingLog m_log;
    docker::DockerEngines m_engines;
    std::string m_label = "wd-integration-" + randomHex(3);
};

} // namespace wakedock::tests
