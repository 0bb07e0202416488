#include "models/services/service_roles.h"

#include "models/common/text_format.h"
#include "models/services/service_text.h"
#include "models/services/wakefulness_text.h"

namespace wakedock::models {

const RoleTable<ServiceRow> &serviceRoles()
{
    using Row = const ServiceRow &;
    using Model = ServiceListModel;
    static const RoleTable<ServiceRow> roles = {
        {Model::IdRole, "serviceId", [](Row row) -> QVariant { return text(row.key().value); }},
        {Model::NameRole, "name", [](Row row) -> QVariant { return text(row.service->record.config.name); }},
        {Model::StatusRole, "status", [](Row row) -> QVariant { return static_cast<int>(row.service->state.status); }},
        {Model::StatusTextRole, "statusText", [](Row row) -> QVariant { return statusWord(row.service->state.status); }},
        {Model::StatusReasonRole, "statusReason", [](Row row) -> QVariant { return text(row.service->state.statusReason); }},
        {Model::ToneRole, "tone",
         [](Row row) -> QVariant { return static_cast<int>(statusTone(row.service->state.status)); }},
        {Model::ImageRole, "image", [](Row row) -> QVariant { return text(row.service->record.config.image); }},
        {Model::DomainRole, "domain", [](Row row) -> QVariant { return text(row.service->record.config.domain); }},
        {Model::AddressRole, "address", nullptr},
        {Model::PortsRole, "ports", [](Row row) -> QVariant { return portTexts(*row.service); }},
        {Model::CpuTextRole, "cpuText",
         [](Row row) -> QVariant { return row.usage ? percentText(row.usage->cpuPercent) : QString(); }},
        {Model::MemoryTextRole, "memoryText",
         [](Row row) -> QVariant { return row.usage ? bytesText(row.usage->memoryBytes) : QString(); }},
        {Model::CpuHistoryRole, "cpuHistory", [](Row row) { return QVariant::fromValue(row.cpuHistory); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return isInTransition(row.service->state.status); }},
        {Model::CanStartRole, "canStart", [](Row row) -> QVariant { return canStart(row.service->state.status); }},
        {Model::CanStopRole, "canStop", [](Row row) -> QVariant { return canStop(row.service->state.status); }},
        {Model::UpdatedRole, "updated",
         [](Row row) -> QVariant { return agoText(row.service->record.updatedAt, nowInMilliseconds()); }},
        {Model::HostRole, "host", nullptr},
        {Model::CanWakeRole, "canWake", [](Row row) -> QVariant { return canWake(*row.service); }},
        {Model::OfStackRole, "ofStack", [](Row row) -> QVariant { return isOfStack(*row.service); }},
        {Model::AwakeTextRole, "awakeText",
         [](Row row) -> QVariant { return awakeText(row.service->state, nowInMilliseconds()); }},
        {Model::KeptAwakeRole, "keptAwake",
         [](Row row) -> QVariant { return isKeptAwake(row.service->state, nowInMilliseconds()); }},
        {Model::CanKeepAwakeRole, "canKeepAwake", [](Row row) -> QVariant { return canKeepAwake(*row.service); }},
    };
    return roles;
}

} // namespace wakedock::models
