#include "backend/core/domain/rules/wake_permission.h"

#include "backend/core/domain/rules/client_network.h"
#include "backend/core/domain/rules/known_probes.h"
#include "backend/core/domain/rules/plain_path.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace wakedock::core {

namespace {

using Texts = std::vector<std::string>;
using Fits = std::function<bool(const std::string &)>;

struct VisitorPart {
    const Texts *list;
    Fits fits;
};

/// `path` is plain already; what is written in a pattern may have been copied out of an address.
Fits fitsPlainPath(std::string path)
{
    return [path = std::move(path)](const std::string &pattern) { return fitsPath(path, plainPath(pattern)); };
}

/// Whoever sends something wants more than to know how the service is.
bool onlyLooks(const Visitor &visitor)
{
    return visitor.method == "GET" || visitor.method == "HEAD";
}

std::vector<VisitorPart> partsOf(const VisitorPattern &pattern, const Visitor &visitor)
{
    return {
        {&pattern.methods, [&visitor](const std::string &method) { return method == visitor.method; }},
        {&pattern.paths, fitsPlainPath(plainPath(visitor.path))},
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
    if (sleep.answersProbes && onlyLooks(visitor) && knownProbe(visitor.userAgent)) {
        return WakePermission::IsAnswered;
    }
    return fitsEach(sleep.wakeOnly, visitor) && !fitsOne(sleep.wakeNever, visitor) ? WakePermission::May
                                                                                   : WakePermission::MayNot;
}

} // namespace wakedock::core
