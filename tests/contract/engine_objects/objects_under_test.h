#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/shared/async/task_scope.h"

#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// One of the engines the contract is for, through both its doors: `fake` in memory, `docker` on its Unix socket. Takes
/// away what a test left behind; touches nothing that is not its own.
class ObjectsUnderTest
{
public:
    explicit ObjectsUnderTest(const QString &kind);
    ~ObjectsUnderTest();
    ObjectsUnderTest(const ObjectsUnderTest &) = delete;
    ObjectsUnderTest &operator=(const ObjectsUnderTest &) = delete;

    [[nodiscard]] core::IContainerEngine &engine() const { return m_engines->engine(core::localHost()); }
    [[nodiscard]] core::IEngineObjects &objects() const { return m_engines->objects(core::localHost()); }
    [[nodiscard]] static core::CallContext context();
    /// A name nobody else uses.
    [[nodiscard]] std::string name(const std::string &suffix) const { return m_prefix + suffix; }
    /// What all that a test makes is labelled with, to be found again.
    [[nodiscard]] std::map<std::string, std::string> labels() const;
    /// Makes a container of the mute image by that name, and starts it where it is to run. @return its id
    std::string make(const std::string &suffix, bool running, std::vector<core::VolumeMount> volumes = {});
    [[nodiscard]] core::Container seen(const std::string &id) const;

    /// Follows images, volumes and networks from here on; returns when each was told.
    void watch();
    [[nodiscard]] std::optional<core::ImageSummary> toldImage(const std::string &tag) const;
    [[nodiscard]] std::optional<core::VolumeSummary> toldVolume(const std::string &name) const;
    [[nodiscard]] std::optional<core::NetworkSummary> toldNetwork(const std::string &name) const;
    /// How many lists of volumes were told.
    [[nodiscard]] int volumeLists() const { return m_volumeLists; }

    static void addRows();

private:
    void removeAll();
    void take(core::ObjectFact fact);

    std::unique_ptr<core::IContainerEngine> m_owned;
    std::unique_ptr<core::IEngines> m_engines;
    std::string m_prefix;
    std::unique_ptr<TaskScope> m_scope;
    std::optional<std::vector<core::ImageSummary>> m_images;
    std::optional<std::vector<core::VolumeSummary>> m_volumes;
    std::optional<std::vector<core::NetworkSummary>> m_networks;
    int m_volumeLists = 0;
};

} // namespace wakedock::tests
