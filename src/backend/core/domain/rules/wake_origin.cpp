#include "backend/core/domain/rules/wake_origin.h"

#include <string_view>

namespace wakedock::core {

namespace {

constexpr std::size_t MaxAgent = 512;
constexpr std::size_t MaxPath = 1024;
constexpr std::size_t MaxWord = 64;

bool isContinuation(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/// How many bytes a character that begins so has; 0 where none begins so.
std::size_t lengthOf(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xc2 && first < 0xe0) {
        return 2;
    }
    if (first >= 0xe0 && first < 0xf0) {
        return 3;
    }
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/// The whole character at the beginning of `rest`; empty where there is none.
std::string_view characterAt(std::string_view rest)
{
    const std::size_t length = lengthOf(static_cast<unsigned char>(rest.front()));
    if (length == 0 || length > rest.size()) {
        return {};
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(static_cast<unsigned char>(rest[i]))) {
            return {};
        }
    }
    return rest.substr(0, length);
}

/// C0, DEL and C1: they could write over other lines of a terminal or a log.
bool isControlCharacter(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character.front());
    return first < 0x20 || first == 0x7f || (first == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0);
}

/// Marks that turn the direction of writing: an address could be read as another one.
bool turnsWriting(std::string_view character)
{
    const bool isMark = character == "\xe2\x80\x8e" || character == "\xe2\x80\x8f" || character == "\xd8\x9c";
    return isMark || (character >= "\xe2\x80\xaa" && character <= "\xe2\x80\xae")
        || (character >= "\xe2\x81\xa6" && character <= "\xe2\x81\xa9");
}

} // namespace

std::string plainLine(const std::string &text, std::size_t limit)
{
    std::string line;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto character = characterAt(rest);
        if (!character.empty() && line.size() + character.size() > limit) {
            break;
        }
        if (!character.empty() && !isControlCharacter(character) && !turnsWriting(character)) {
            line += character;
        }
        rest.remove_prefix(character.empty() ? 1 : character.size());
    }
    return line;
}

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
