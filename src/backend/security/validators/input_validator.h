#pragma once

#include <string>
#include <string_view>

namespace wakedock::security {

/// How freely a text may be written. Said in the schemas as `x-text`; Line where nothing is said.
enum class TextKind {
    Name, ///< `name`: a Line that also must not mix letters of scripts that look alike (раypal).
    Line, ///< One line without control characters and without invisible ones that make two texts look the same.
    Lines, ///< `lines`: several lines; no other control characters, no signs that turn the direction of writing round.
    Any, ///< `any`: everything but NUL, which would cut the text off where C reads it.
};

/// The kind a schema's `x-text` names; Line for an unknown word.
[[nodiscard]] TextKind textKindNamed(std::string_view word);

/// Checks what the words of a schema cannot say: encoding, control characters, invisible characters, confusables.
class InputValidator
{
public:
    /// @return what is wrong with `text`, as a sentence; empty when nothing is
    [[nodiscard]] static std::string problemOf(std::string_view text, TextKind kind);
};

} // namespace wakedock::security
