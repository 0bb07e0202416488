// The part of ServiceListModel that counts.
#include "models/services/service_list_model.h"
#include "models/services/service_text.h"

#include <algorithm>

namespace wakedock::models {

int ServiceListModel::runningCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(),
                                          [](const ServiceRow &one) { return canStop(one.service->state.status); }));
}

int ServiceListModel::sleepingCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [](const ServiceRow &one) {
        return one.service->state.status == core::ServiceStatus::Sleeping;
    }));
}

int ServiceListModel::troubledCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [](const ServiceRow &one) {
        const Tone tone = statusTone(one.service->state.status);
        return tone == Tone::Negative || tone == Tone::Warning;
    }));
}

} // namespace wakedock::models
