#include "backend/core/use_cases/docker/prune_engine.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/docker/change_image.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace wakedock::core {

namespace {

using Pinned = std::vector<std::pair<ServiceId, std::string>>;

/// The exact images that services were deployed from: a name may mean another one by now.
Task<Pinned> pinnedDigests(ObjectDesk desk, HostId host)
{
    std::vector<std::pair<ServiceId, std::int64_t>> inForce;
    for (const ServiceRecord &service : desk.objects.demand(host).services) {
        inForce.emplace_back(service.id, service.revision);
    }
    auto read = [inForce = std::move(inForce)](Repositories &all) {
        Pinned digests;
        for (const auto &[id, number] : inForce) {
            if (const auto revision = all.services().findRevision(id, number); revision && !revision->imageDigest.empty()) {
                digests.emplace_back(id, revision->imageDigest);
            }
        }
        return digests;
    };
    co_return co_await desk.store.read(std::move(read));
}

/// What is there now; sizes stay as they were measured.
void refreshView(ObjectDesk desk, const HostId &host, PruneView &view)
{
    auto digests = std::move(view.demand.digests);
    view.demand = desk.objects.demand(host);
    view.demand.digests = std::move(digests);
    view.images = desk.objects.images(host);
    view.volumes = desk.objects.volumes(host);
    view.networks = desk.objects.networks(host);
}

bool isSameObject(const PruneCandidate &a, const PruneCandidate &b)
{
    return a.kind == b.kind && a.id == b.id;
}

const PruneCandidate *findSame(const std::vector<PruneCandidate> &list, const PruneCandidate &wanted)
{
    const auto found = std::ranges::find_if(list, [&wanted](const auto &known) { return isSameObject(known, wanted); });
    return found == list.end() ? nullptr : &*found;
}

/// @return bytes freed, where that is known only now; images free what is measured afterwards
Task<std::int64_t> removeCandidate(ObjectDesk desk, CallContext context, HostId host, PruneCandidate candidate)
{
    IEngineObjects &objects = desk.engines.objects(host);
    switch (candidate.kind) {
    case ObjectKind::Containers:
        co_await objects.removeContainer(context, candidate.id, false, false);
        co_return candidate.sizeBytes;
    case ObjectKind::Images:
        co_await removeWholeImage(desk.engines, context, host, desk.objects.image(host, candidate.id));
        break;
    case ObjectKind::Volumes:
        co_await objects.removeVolume(context, candidate.id);
        break;
    case ObjectKind::Networks:
        co_await objects.removeNetwork(context, candidate.id);
        break;
    case ObjectKind::BuildCache:
        co_return co_await objects.pruneBuildCache(context);
    }
    desk.objects.forget(host, candidate.kind, candidate.id);
    co_return candidate.kind == ObjectKind::Volumes ? candidate.sizeBytes : 0;
}

/// One prune under way.
struct Pruning {
    ObjectDesk desk;
    PruneRequest request;
    PruneView view;
    PruneReport plan;
    PruneReport done;

    void keep(PruneCandidate candidate, std::string reason)
    {
        candidate.reason = std::move(reason);
        done.kept.push_back(std::move(candidate));
    }
    /// Looks again. @return false, and keeps it, when somebody needs it by now
    bool isStillNobodys(const PruneCandidate &candidate)
    {
        refreshView(desk, request.hostId, view);
        const PruneReport now = planPrune(view, request.kinds);
        if (const auto *kept = findSame(now.kept, candidate)) {
            keep(candidate, kept->reason);
        }
        return findSame(now.removed, candidate) != nullptr;
    }
};

Task<void> pruneOne(std::shared_ptr<Pruning> pruning, CallContext context, PruneCandidate candidate)
{
    if (!pruning->isStillNobodys(candidate)) {
        co_return;
    }
    const auto freed = co_await settle(removeCandidate(pruning->desk, context, pruning->request.hostId, candidate));
    if (freed.failure) {
        pruning->keep(candidate, asError(freed.failure).message());
    } else {
        pruning->done.freedBytes += *freed.value;
        pruning->done.removed.push_back(candidate);
    }
}

/// Layers are shared: what the images freed together is seen only by measuring.
Task<std::int64_t> freedByImages(std::shared_ptr<Pruning> pruning, CallContext context)
{
    const auto isImage = [](const PruneCandidate &candidate) { return candidate.kind == ObjectKind::Images; };
    if (std::ranges::none_of(pruning->done.removed, isImage)) {
        co_return 0;
    }
    const DiskUsage after = co_await pruning->desk.engines.objects(pruning->request.hostId).diskUsage(context);
    co_return std::max<std::int64_t>(0, pruning->view.usage.layersBytes - after.layersBytes);
}

std::string kindWords(const std::set<ObjectKind> &kinds)
{
    static constexpr std::array<const char *, 5> words{"containers", "images", "volumes", "networks", "build_cache"};
    std::string text;
    for (const ObjectKind kind : kinds) {
        text += (text.empty() ? "" : ", ") + std::string(words.at(static_cast<std::size_t>(kind)));
    }
    return text;
}

} // namespace

PruneEngine::PruneEngine(ObjectDesk desk) : m_desk(desk) { }

Task<PruneReport> PruneEngine::execute(CallContext context, PruneRequest request)
{
    requirePermission(context.actor, permission::EnginePrune);
    const auto pruning = std::make_shared<Pruning>(Pruning{m_desk, request, {}, {}, {}});
    const HostId host = request.hostId;
    pruning->view.demand.digests = co_await pinnedDigests(pruning->desk, host);
    pruning->view.usage = co_await pruning->desk.engines.objects(host).diskUsage(context);
    refreshView(pruning->desk, host, pruning->view);
    pruning->plan = planPrune(pruning->view, request.kinds);
    if (request.agreed) {
        std::erase_if(pruning->plan.removed,
                      [&request](const auto &one) { return !request.agreed->contains({one.kind, one.id}); });
    }
    if (request.preview) {
        co_return PruneReport(pruning->plan);
    }
    co_await recordObject(pruning->desk, context, "engine.prune", host.value, kindWords(request.kinds));
    pruning->done.kept = pruning->plan.kept;
    for (const PruneCandidate &candidate : pruning->plan.removed) {
        co_await pruneOne(pruning, context, candidate);
    }
    pruning->done.freedBytes += co_await freedByImages(pruning, context);
    co_return PruneReport(pruning->done);
}

} // namespace wakedock::core
