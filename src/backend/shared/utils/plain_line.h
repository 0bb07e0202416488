#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wakedock {

/// What a stranger wrote (a program for a terminal, a visitor of itself) as one line of text for people: escape sequences
/// and control characters vanish, runs of blanks become one, what is not UTF-8 becomes U+FFFD, and marks that turn the
/// direction of writing are dropped. It is not escaped: whoever writes it into HTML does that.
/// @param limit in bytes; a longer line is cut between letters and ends in an ellipsis
[[nodiscard]] std::string plainLine(std::string_view text, std::size_t limit);

} // namespace wakedock
