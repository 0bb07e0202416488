#pragma once

#include "backend/core/domain/user_profile.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_token_codec.h"
#include "backend/shared/utils/secret.h"

#include <chrono>
#include <optional>
#include <string>

namespace wakedock::core {

struct TokenLifetimes {
    std::chrono::seconds access = std::chrono::minutes(15);
    std::chrono::seconds refresh = std::chrono::hours(24 * 30); ///< Counted anew with each refresh.
};

/// What a caller gets for a login or a refresh.
struct SignedIn {
    Secret accessToken;
    std::chrono::seconds expiresIn{};
    Secret refreshToken;
    UserProfile user;
};

/// A refresh token taken apart: it names its session, so that the use of an old one ends that session.
struct RefreshTicket {
    SessionId sessionId;
    std::string hash; ///< Of its secret part, as a session keeps it.
};

/// Makes sessions and their tokens; stores nothing.
class SessionIssuer
{
public:
    SessionIssuer(ITokenCodec &codec, IClock &clock, TokenLifetimes lifetimes);

    /// A new session of `user`, and the refresh token that is good for it.
    struct Opened {
        Session session;
        Secret refreshToken;
    };
    [[nodiscard]] Opened open(const User &user, const std::string &address, const std::string &userAgent) const;
    /// The session with a new refresh token; the old one is good no longer.
    [[nodiscard]] Opened renew(Session session) const;
    [[nodiscard]] SignedIn tokensFor(const Opened &opened, const UserProfile &user) const;

    /// Nothing when it is not a refresh token at all.
    [[nodiscard]] std::optional<RefreshTicket> readRefresh(const Secret &token) const;
    [[nodiscard]] Timestamp now() const { return m_clock.now(); }

private:
    void giveToken(Opened &opened) const;

    ITokenCodec &m_codec;
    IClock &m_clock;
    TokenLifetimes m_lifetimes;
};

} // namespace wakedock::core
