#include "tests/architecture/house_law.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace wakedock::tests::house_law {
namespace {

using Rooms = std::set<std::string>;

Rooms operator+(Rooms left, const Rooms &right)
{
    left.insert(right.begin(), right.end());
    return left;
}

const Rooms Ground{"shared", "core/domain"};
/// Pure, and open to every room above the domain.
const Rooms Pure{"security/validators", "security/sanitization"};
const Rooms Doors = Ground + Pure + Rooms{"core/ports", "core/repositories"};
const Rooms Services = Doors + Rooms{"core/services"};
const Rooms Operations = Services + Rooms{"core/operations"};

/// What each room sees beside itself. A room that is not here and lies under infrastructure/ sees the doors.
const std::map<std::string, Rooms> Law{
    {"shared", {}},
    {"core/domain", {"shared"}},
    {"security/validators", Ground},
    {"security/sanitization", Ground},
    {"core/ports", Ground + Pure},
    {"core/repositories", Ground + Pure},
    {"core/services", Doors},
    {"core/operations", Services},
    {"core/use_cases", Operations},
    {"core/queries", Operations},
    {"core/watchers", Operations + Rooms{"core/use_cases", "core/queries"}},
    {"infrastructure/docker", Doors + Rooms{"infrastructure/http_client"}},
    {"infrastructure/caddy", Doors + Rooms{"infrastructure/http_client"}},
    {"infrastructure/names", Doors + Rooms{"infrastructure/http_client"}},
    {"infrastructure/database", Doors + Rooms{"infrastructure/serialization"}},
    {"security/auth", Doors},
    {"security/secrets", Doors},
    {"api", Ground + Pure + Rooms{"core/ports", "core/use_cases", "core/queries"}},
    {"models", Ground + Pure + Rooms{"core/use_cases", "core/queries"}},
};

const Rooms &seenFrom(const std::string &room)
{
    const auto found = Law.find(room);
    return found == Law.end() ? Doors : found->second;
}

/// `a/b` of `a/b/c.h` after `prefix`, with as many folders as asked; empty when the path does not lie so deep.
std::string folders(std::string_view path, std::string_view prefix, int depth)
{
    std::size_t end = prefix.size();
    for (int i = 0; i < depth; ++i) {
        end = path.find('/', end + (i > 0 ? 1 : 0));
        if (end == std::string_view::npos) {
            return {};
        }
    }
    return std::string(path.substr(prefix.size(), end - prefix.size()));
}

} // namespace

std::string roomOf(std::string_view path)
{
    constexpr std::string_view backend = "src/backend/";
    if (path.starts_with(backend)) {
        const auto first = folders(path, backend, 1);
        const bool hasRoomsInside = first == "core" || first == "infrastructure" || first == "security";
        return hasRoomsInside ? folders(path, backend, 2) : first;
    }
    if (path.starts_with("src/models/")) {
        return "models";
    }
    const auto top = folders(path, "", 1);
    return top == "app" || top == "tests" ? top : std::string();
}

bool mayInclude(const std::string &from, const std::string &to)
{
    if (from == to || from == "tests") {
        return true;
    }
    if (from == "app") {
        return to != "tests";
    }
    return seenFrom(from).contains(to);
}

std::string allowedFrom(const std::string &from)
{
    std::string text = "itself";
    for (const auto &room : seenFrom(from)) {
        text.append(", ").append(room);
    }
    return text;
}

std::string namespaceOf(const std::string &room)
{
    if (room == "shared") {
        return "wakedock";
    }
    const auto slash = room.find('/');
    const auto wing = room.substr(0, slash);
    const bool namedByRoom = wing == "infrastructure";
    return "wakedock::" + (namedByRoom ? room.substr(slash + 1) : wing);
}

} // namespace wakedock::tests::house_law
