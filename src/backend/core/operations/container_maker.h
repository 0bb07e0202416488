#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/operations/running_operation.h"
#include "backend/core/ports/i_address_book.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>
#include <vector>

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
    /// The record with the colour that is made next where its host is reached now; pinned addresses stay what they are.
    /// @throws Error Unavailable (`service_address_unknown`)
    Task<ServiceRecord> place(RunPtr run, ServiceRecord record);
    /// The record with another reserved port for that colour: somebody has the one it had.
    [[nodiscard]] ServiceRecord placeElsewhere(ServiceRecord record, Colour colour,
                                               const std::vector<ServiceRecord> &others);
    /// @return the new container's id
    Task<std::string> make(RunPtr run, ServiceRecord record, ImageInfo image, std::string exact, std::optional<int> port);

private:
    Task<void> prepareNetworks(RunPtr run, ServiceRecord record);
    Task<void> prepareVolumes(RunPtr run, ServiceRecord record);

    IEngines &m_engines;
    IAddressBook &m_addresses;
};

} // namespace wakedock::core
