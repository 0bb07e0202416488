#include "backend/core/use_cases/doctor/mend_proxy.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds EachPatience{30};

struct Chosen {
    std::vector<Finding> findings; ///< To be mended.
    std::vector<Mending> refused; ///< Asked for, and not to be mended.
};

Chosen chosenOf(const Diagnosis &diagnosis, const MendRequest &request)
{
    Chosen chosen;
    if (!request.findings) {
        std::ranges::copy_if(diagnosis.findings, std::back_inserter(chosen.findings), &Finding::canBeMended);
        return chosen;
    }
    for (const std::string &id : *request.findings) {
        const auto found = std::ranges::find_if(diagnosis.findings, [&id](const Finding &one) { return one.id() == id; });
        if (found == diagnosis.findings.end()) {
            chosen.refused.push_back({id, {}, "It is not found any more."});
        } else if (!found->canBeMended()) {
            const std::string why =
                found->severity == Severity::Good ? "Nothing is wrong there." : "WakeDock does not mend it by itself. ";
            chosen.refused.push_back({id, {}, found->severity == Severity::Good ? why : why + found->remedy});
        } else {
            chosen.findings.push_back(*found);
        }
    }
    return chosen;
}

/// One push brings back every route, and one look ends every stray: what several findings share is done once.
std::string deedOf(const Finding &finding)
{
    const std::string whose = finding.mend == Mend::Reattach ? finding.host : std::string();
    return std::to_string(static_cast<int>(finding.mend)) + whose;
}

std::string idsText(const std::vector<Finding> &findings)
{
    std::string text;
    for (const Finding &finding : findings) {
        text += (text.empty() ? "" : ", ") + finding.id();
    }
    return text;
}

} // namespace

Task<MendReport> MendProxy::execute(CallContext context, MendRequest request)
{
    requirePermission(context.actor, permission::CaddyManage);
    const Diagnosis before = co_await m_tools.diagnose.execute(context, {});
    const Chosen chosen = chosenOf(before, request);
    MendReport report;
    report.mendings = chosen.refused;
    if (chosen.findings.empty()) {
        report.diagnosis = before;
        co_return MendReport(report);
    }
    // Written down before it is done: what cannot be recorded is not done.
    co_await recordConfig(m_tools.desk, context, "caddy.mend", "caddy", idsText(chosen.findings), {});
    std::map<std::string, Mending> deeds;
    for (const Finding &finding : chosen.findings) {
        const std::string deed = deedOf(finding);
        if (!deeds.contains(deed)) {
            const auto mended = co_await settle(mend(context.withDeadline(EachPatience), finding));
            context.cancel.throwIfCancelled();
            deeds[deed] = {{},
                           mended.failure ? std::string() : *mended.value,
                           mended.failure ? describe(mended.failure) : std::string()};
        }
        Mending mending = deeds[deed];
        mending.finding = finding.id();
        report.mendings.push_back(std::move(mending));
    }
    report.diagnosis = co_await m_tools.diagnose.execute(context, {});
    co_return MendReport(report);
}

Task<std::string> MendProxy::mend(CallContext context, Finding finding)
{
    switch (finding.mend) {
    case Mend::PushRoutes:
        co_await m_tools.desk.caddy.pushAgain(context);
        co_return std::string("WakeDock's routes are back in Caddy.");
    case Mend::OpenMarksFolder:
        co_return co_await m_tools.surroundings.openMarksFolder(context);
    case Mend::EndStray: {
        std::string done = co_await m_tools.surroundings.endStrays(context);
        // It may have taken changes that were meant for the other one.
        co_await m_tools.desk.caddy.pushAgain(context);
        co_return done;
    }
    case Mend::Reattach:
        co_return co_await reattach(context, finding.host);
    case Mend::None:
        break;
    }
    throw Error(ErrorCode::Conflict, "nothing_to_mend", "There is nothing to mend.");
}

Task<std::string> MendProxy::reattach(CallContext context, std::string host)
{
    const auto service = m_tools.states.findByHost(host);
    if (!service) {
        throw Error(ErrorCode::NotFound, "service_not_found", "The service is gone.");
    }
    const auto lane = co_await m_tools.runner.enterLane(service->record.id, context.cancel);
    // Read in the lane: what was under way before may have moved it.
    const auto now = m_tools.states.find(service->record.id);
    if (!now) {
        throw Error(ErrorCode::NotFound, "service_not_found", "The service is gone.");
    }
    co_return co_await m_tools.converge.reachLive(context, now->record);
}

} // namespace wakedock::core
