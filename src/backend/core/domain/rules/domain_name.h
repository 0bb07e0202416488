#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::core {

/// A domain as it is stored and compared: lower case, punycode, without a trailing dot.
struct DomainVerdict {
    std::string normalised;
    std::string problem; ///< Empty when it is one; else what is wrong, as a sentence.
};

/// Checks syntax (RFC 1035 lengths and characters, IDN through punycode, one leading `*.`) and refuses IP literals.
DomainVerdict checkDomain(std::string_view text);

/// Names that no public authority certifies and no public resolver knows (.local, .localhost, .test, .internal,
/// .home.arpa, RFC 6761, 6762, 8375): served with the internal issuer and accepted without public proof.
bool isSpecialUse(std::string_view domain);

} // namespace wakedock::core
