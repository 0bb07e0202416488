#include "backend/core/use_cases/docker/change_volume.h"

#include "backend/core/domain/rules/permission_rules.h"

namespace wakedock::core {

CreateVolume::CreateVolume(ObjectDesk desk) : m_desk(desk) { }

Task<VolumeSummary> CreateVolume::execute(CallContext context, HostId host, VolumeSpec spec)
{
    ObjectDesk desk = m_desk;
    requirePermission(context.actor, permission::VolumesCreate);
    co_await recordObject(desk, context, "volume.create", spec.name);
    const VolumeSummary made = co_await desk.engines.objects(host).createVolume(context, spec);
    desk.objects.adopt(host, made);
    co_return VolumeSummary(made);
}

RemoveVolume::RemoveVolume(ObjectDesk desk) : m_desk(desk) { }

Task<void> RemoveVolume::execute(CallContext context, HostId host, std::string name)
{
    ObjectDesk desk = m_desk;
    requirePermission(context.actor, permission::VolumesDelete);
    refuseUsed("The volume " + name, "volume_in_use", desk.objects.volume(host, name).usedBy);
    co_await recordObject(desk, context, "volume.remove", name);
    co_await desk.engines.objects(host).removeVolume(context, name);
    desk.objects.forget(host, ObjectKind::Volumes, name);
}

} // namespace wakedock::core
