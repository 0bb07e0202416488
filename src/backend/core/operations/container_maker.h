#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/operations/running_operation.h"
#include "backend/core/ports/i_address_book.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>

namespace wakedock::core {

/// Gets the image and makes the container, its volumes and its networks, all labelled with the operation so that they
/// can be found again.
class ContainerMaker
{
public:
    ContainerMaker(IEngines &engines, IAddressBook &addresses);

    /// The image, pulled when it is not there, with progress.
    /// @param exact a digest or id (see exactReference) to take instead of what the configuration names; empty = that
    /// @throws Error Invalid (`image_not_found`) on the field `image`; Conflict (`image_gone`) when an exact image is
    /// nowhere any more; UpstreamFailed (`registry_failed`)
    Task<ImageInfo> fetchImage(RunPtr run, ServiceRecord record, std::string exact);
    /// @return the new container's id
    Task<std::string> make(RunPtr run, ServiceRecord record, ImageInfo image, std::string exact, std::optional<int> port);

private:
    Task<void> prepareNetworks(RunPtr run, ServiceRecord record);
    Task<void> prepareVolumes(RunPtr run, ServiceRecord record);

    IEngines &m_engines;
    IAddressBook &m_addresses;
};

} // namespace wakedock::core
