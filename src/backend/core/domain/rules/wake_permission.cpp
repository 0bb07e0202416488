#include "backend/core/domain/rules/wake_permission.h"

#include "backend/core/domain/rules/client_network.h"
#include "backend/core/domain/rules/known_probes.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace wakedock::core {

namespace {

using Texts = std::vector<std::string>;
using Fits = std::function<bool(const std::string &)>;

struct VisitorPart {
    const Texts *list;
    Fits fits;
};

std::vector<VisitorPart> partsOf(const VisitorPattern &pattern, const Visitor &visitor)
{
    return {
        {&pattern.methods, [&visitor](const std::string &method) { return method == visitor.method; }},
        {&pattern.paths, [&visitor](const std::string &path) { return fitsPath(visitor.path, path); }},
        {&pattern.userAgents, [&visitor](const std::string &text) { return holdsText(visitor.userAgent, text); }},
        {&pattern.networks, [&visitor](const std::string &network) { return isInNetwork(visitor.client, network); }},
    };
}

bool fitsSome(const VisitorPart &part)
{
    return std::ranges::any_of(*part.list, part.fits);
}

bool fitsEach(const VisitorPattern &pattern, const Visitor &visitor)
{
    return std::ranges::all_of(partsOf(pattern, visitor),
                               [](const VisitorPart &part) { return part.list->empty() || fitsSome(part); });
}

bool fitsOne(const VisitorPattern &pattern, const Visitor &visitor)
{
    return std::ranges::any_of(partsOf(pattern, visitor), fitsSome);
}

} // namespace

bool fitsPath(const std::string &path, const std::string &pattern)
{
    std::size_t at = 0;
    std::size_t next = 0;
    std::size_t star = std::string::npos;
    std::size_t resumed = 0;
    while (at < path.size()) {
        if (next < pattern.size() && pattern[next] == '*') {
            star = next++;
            resumed = at;
        } else if (next < pattern.size() && pattern[next] == path[at]) {
            ++next;
            ++at;
        } else if (star != std::string::npos) {
            next = star + 1;
            at = ++resumed;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', next) == std::string::npos;
}

WakePermission wakePermission(const SleepPolicy &sleep, const Visitor &visitor)
{
    if (sleep.answersProbes && isKnownProbe(visitor.userAgent)) {
        return WakePermission::IsAnswered;
    }
    return fitsEach(sleep.wakeOnly, visitor) && !fitsOne(sleep.wakeNever, visitor) ? WakePermission::May
                                                                                   : WakePermission::MayNot;
}

} // namespace wakedock::core
