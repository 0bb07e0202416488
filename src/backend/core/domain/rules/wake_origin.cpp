#include "backend/core/domain/rules/wake_origin.h"

#include "backend/shared/utils/plain_line.h"

namespace wakedock::core {

namespace {

constexpr std::size_t MaxAgent = 512;
constexpr std::size_t MaxPath = 1024;
constexpr std::size_t MaxWord = 64;

} // namespace

WakeOrigin originOf(const Actor &actor)
{
    switch (actor.kind) {
    case Actor::Kind::Local:
        return {.cause = WakeCause::Window, .actor = actor.name};
    case Actor::Kind::User:
        return {.cause = WakeCause::Api, .actor = actor.name};
    case Actor::Kind::System:
        break;
    }
    return {};
}

WakeOrigin originOf(const Visitor &visitor)
{
    return {.cause = WakeCause::Request,
            .client = plainLine(visitor.client, MaxWord),
            .method = plainLine(visitor.method, MaxWord),
            .path = plainLine(visitor.path, MaxPath),
            .userAgent = plainLine(visitor.userAgent, MaxAgent)};
}

WakeOrigin neededBy(const std::string &needer)
{
    return {.cause = WakeCause::Dependency, .actor = needer};
}

} // namespace wakedock::core
