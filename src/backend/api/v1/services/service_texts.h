#pragma once

#include "backend/api/json/service_json.h"
#include "backend/api/v1/services/service_list_query.h"

#include <array>
#include <map>
#include <memory>
#include <string>

namespace wakedock::api {

/// Keeps the JSON of each service for as long as the service is the very same object: a list of 200 in which one changed
/// renders one. Snapshots are never changed in place, so the pointer is the version. Backend thread.
class ServiceTexts
{
public:
    [[nodiscard]] std::shared_ptr<const std::string> of(const ServicePointer &service, Secrets secrets);
    /// Forgets services that are not in `alive`.
    void keepOnly(const std::vector<ServicePointer> &alive);
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }

private:
    struct Kept {
        ServicePointer service; ///< Held, so that its address is not given to another.
        std::array<std::shared_ptr<const std::string>, 3> texts = {}; ///< By Secrets.
    };
    std::map<core::ServiceId, Kept> m_texts;
};

} // namespace wakedock::api
