#include "backend/core/use_cases/docker/pull_image.h"

#include "backend/core/domain/rules/image_reference.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/pull_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace wakedock::core {

namespace {

/// Engines tell of each layer ten times a second; people and queues are served with a few.
constexpr std::chrono::milliseconds pullToldEach{250};

std::string pullable(const std::string &text)
{
    const auto reference = ImageReference::parse(text);
    if (reference.isImageId) {
        throw Error(ErrorCode::Invalid, "image_reference_invalid", "An image id cannot be pulled.")
            .withRemedy("Name the image by repository and tag, or by repository and digest.")
            .withField("image", "Must be an image reference like nginx:1.27.");
    }
    return reference.text();
}

/// Tells how far the layers are, not more often than anybody can look.
class PullTeller
{
public:
    PullTeller(RunPtr run, IClock &clock) : m_run(std::move(run)), m_clock(clock) { }

    void take(std::vector<LayerProgress> layers)
    {
        m_latest = std::move(layers);
        if (!m_told || m_clock.steadyNow() - *m_told >= pullToldEach) {
            tell();
        }
    }
    void tell()
    {
        if (m_latest.empty()) {
            return;
        }
        m_told = m_clock.steadyNow();
        auto state = pullState(m_latest);
        m_run->progress(std::move(state.detail), state.done, std::move(state.layers));
    }

private:
    RunPtr m_run;
    IClock &m_clock;
    std::vector<LayerProgress> m_latest;
    std::optional<std::chrono::steady_clock::time_point> m_told;
};

/// A name nobody knows is the fault of who gave it, as in a deployment.
std::exception_ptr pullFailure(const std::string &image, const std::exception_ptr &failure)
{
    const Error error = asError(failure);
    if (error.code() != ErrorCode::NotFound || error.reason() != "image_not_found") {
        return failure;
    }
    return std::make_exception_ptr(Error(ErrorCode::Invalid, "image_not_found", error.message())
                                       .withRemedy(error.remedy())
                                       .withField("image", "No registry shows " + image + " to this engine."));
}

Task<void> pullNow(ObjectDesk desk, RunPtr run, HostId host, std::string image, std::shared_ptr<ImageSummary> pulled)
{
    co_await run->begin(deploy_step::Pull);
    const auto teller = std::make_shared<PullTeller>(run, desk.clock);
    const auto tell = [teller](std::vector<LayerProgress> layers) { teller->take(std::move(layers)); };
    const auto ended = co_await settle(desk.engines.objects(host).pullLayers(run->context(), image, tell));
    teller->tell();
    if (ended.failure) {
        std::rethrow_exception(pullFailure(image, ended.failure));
    }
    *pulled = co_await desk.engines.objects(host).inspectImage(run->context(), image);
    desk.objects.adopt(host, *pulled);
}

} // namespace

PullImage::PullImage(ObjectDesk desk, OperationJournal &journal, LoneOperations &operations)
    : m_desk(desk)
    , m_journal(journal)
    , m_operations(operations)
{
}

Task<PullImage::Ticket> PullImage::execute(CallContext context, HostId host, std::string reference)
{
    requirePermission(context.actor, permission::ImagesPull);
    const ObjectDesk desk = m_desk;
    const std::string image = pullable(reference);
    static_cast<void>(desk.engines.objects(host)); // knows which hosts there are
    Operation operation;
    operation.kind = OperationKind::Pull;
    operation.serviceName = image;
    std::vector<std::string> steps{deploy_step::Pull};
    const RunPtr run = co_await m_journal.open(context, std::move(operation), std::move(steps), false, {});
    const auto pulled = std::make_shared<ImageSummary>();
    const auto work = [desk, host, image, pulled](RunPtr started) {
        return pullNow(desk, std::move(started), host, image, pulled);
    };
    co_return Ticket{m_operations.start(run, work), pulled};
}

} // namespace wakedock::core
