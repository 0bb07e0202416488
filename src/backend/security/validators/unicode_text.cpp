#include "backend/security/validators/unicode_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace wakedock::security {

namespace {

struct CharacterRange {
    char32_t first;
    char32_t last;
};

template <std::size_t Count>
bool isIn(const std::array<CharacterRange, Count> &ranges, char32_t c)
{
    return std::ranges::any_of(ranges, [c](const CharacterRange &range) { return c >= range.first && c <= range.last; });
}

constexpr std::array controlRanges{CharacterRange{0x00, 0x1F}, CharacterRange{0x7F, 0x9F}, CharacterRange{0x2028, 0x2029}};
constexpr std::array directionRanges{CharacterRange{0x202A, 0x202E}, CharacterRange{0x2066, 0x2069}};
constexpr std::array invisibleRanges{
    CharacterRange{0x00AD, 0x00AD}, CharacterRange{0x034F, 0x034F},   CharacterRange{0x061C, 0x061C},
    CharacterRange{0x115F, 0x1160}, CharacterRange{0x17B4, 0x17B5},   CharacterRange{0x180B, 0x180E},
    CharacterRange{0x200B, 0x200F}, CharacterRange{0x2060, 0x206F},   CharacterRange{0x3164, 0x3164},
    CharacterRange{0xFE00, 0xFE0F}, CharacterRange{0xFEFF, 0xFEFF},   CharacterRange{0xFFA0, 0xFFA0},
    CharacterRange{0xFFF9, 0xFFFB}, CharacterRange{0x1D173, 0x1D17A}, CharacterRange{0xE0000, 0xE0FFF},
};
constexpr std::array latinRanges{CharacterRange{'A', 'Z'}, CharacterRange{'a', 'z'}, CharacterRange{0x00C0, 0x024F},
                                 CharacterRange{0x1E00, 0x1EFF}};
constexpr std::array greekRanges{CharacterRange{0x0370, 0x03FF}, CharacterRange{0x1F00, 0x1FFF}};
constexpr std::array cyrillicRanges{CharacterRange{0x0400, 0x052F}, CharacterRange{0x1C80, 0x1C8F},
                                    CharacterRange{0x2DE0, 0x2DFF}};
constexpr std::array otherRanges{CharacterRange{0x0530, 0x058F}, CharacterRange{0x13A0, 0x13FF}};

/// One bit for each script whose letters are taken for another's.
unsigned scriptOf(char32_t c)
{
    if (isIn(latinRanges, c)) {
        return 1;
    }
    if (isIn(greekRanges, c)) {
        return 2;
    }
    if (isIn(cyrillicRanges, c)) {
        return 4;
    }
    return isIn(otherRanges, c) ? 8 : 0;
}

struct LeadByte {
    int following = 0;
    char32_t bits = 0;
    char32_t least = 0; ///< Smaller characters have a shorter form.
};

std::optional<LeadByte> readLead(unsigned char byte)
{
    if (byte < 0x80) {
        return LeadByte{0, byte, 0};
    }
    if ((byte & 0xE0U) == 0xC0) {
        return LeadByte{1, byte & 0x1FU, 0x80};
    }
    if ((byte & 0xF0U) == 0xE0) {
        return LeadByte{2, byte & 0x0FU, 0x800};
    }
    if ((byte & 0xF8U) == 0xF0) {
        return LeadByte{3, byte & 0x07U, 0x10000};
    }
    return std::nullopt;
}

bool isCharacter(char32_t c)
{
    return c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

/// Moves `at` behind one character.
std::optional<char32_t> readCharacter(std::string_view text, std::size_t &at)
{
    const auto lead = readLead(static_cast<unsigned char>(text[at]));
    if (!lead || at + static_cast<std::size_t>(lead->following) >= text.size()) {
        return std::nullopt;
    }
    char32_t c = lead->bits;
    for (int i = 0; i < lead->following; ++i) {
        const auto byte = static_cast<unsigned char>(text[++at]);
        if ((byte & 0xC0U) != 0x80) {
            return std::nullopt;
        }
        c = (c << 6U) | (byte & 0x3FU);
    }
    ++at;
    return c >= lead->least && isCharacter(c) ? std::optional(c) : std::nullopt;
}

} // namespace

std::optional<std::u32string> decodeUtf8(std::string_view text)
{
    std::u32string characters;
    characters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto c = readCharacter(text, at);
        if (!c) {
            return std::nullopt;
        }
        characters.push_back(*c);
    }
    return characters;
}

bool isControl(char32_t c)
{
    return isIn(controlRanges, c);
}

bool turnsDirection(char32_t c)
{
    return isIn(directionRanges, c);
}

bool isInvisible(char32_t c)
{
    return turnsDirection(c) || isIn(invisibleRanges, c);
}

bool mixesLookAlikes(std::u32string_view text)
{
    unsigned scripts = 0;
    for (const char32_t c : text) {
        if (c == U'.' || c == U'-' || c == U' ') {
            scripts = 0;
        }
        scripts |= scriptOf(c);
        if ((scripts & (scripts - 1)) != 0) {
            return true;
        }
    }
    return false;
}

} // namespace wakedock::security
