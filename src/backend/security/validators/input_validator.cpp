#include "backend/security/validators/input_validator.h"

#include "backend/security/validators/unicode_text.h"

#include <algorithm>

namespace wakedock::security {

namespace {

bool isLineBreakOrTab(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == U'\t';
}

bool isForbiddenControl(char32_t c, TextKind kind)
{
    if (kind == TextKind::Any) {
        return c == 0;
    }
    return isControl(c) && !(kind == TextKind::Lines && isLineBreakOrTab(c));
}

bool isForbiddenInvisible(char32_t c, TextKind kind)
{
    switch (kind) {
    case TextKind::Any:
        return false;
    case TextKind::Lines:
        return turnsDirection(c);
    case TextKind::Line:
    case TextKind::Name:
        return isInvisible(c);
    }
    return true;
}

} // namespace

TextKind textKindNamed(std::string_view word)
{
    if (word == "any") {
        return TextKind::Any;
    }
    if (word == "lines") {
        return TextKind::Lines;
    }
    return word == "name" ? TextKind::Name : TextKind::Line;
}

std::string InputValidator::problemOf(std::string_view text, TextKind kind)
{
    const auto characters = decodeUtf8(text);
    if (!characters) {
        return "Holds bytes that are not UTF-8.";
    }
    if (std::ranges::any_of(*characters, [kind](char32_t c) { return isForbiddenControl(c, kind); })) {
        return kind == TextKind::Line || kind == TextKind::Name ? "Must be one line without control characters."
                                                                : "Holds control characters.";
    }
    if (std::ranges::any_of(*characters, [kind](char32_t c) { return isForbiddenInvisible(c, kind); })) {
        return "Holds invisible characters.";
    }
    if (kind == TextKind::Name && mixesLookAlikes(*characters)) {
        return "Mixes letters of different scripts that look alike.";
    }
    return {};
}

} // namespace wakedock::security
