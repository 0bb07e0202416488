#include "backend/core/services/session_issuer.h"

#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::core {
namespace {

constexpr std::size_t sessionUserAgentMost = 256;
constexpr std::size_t refreshTokenMost = 512;

} // namespace

SessionIssuer::SessionIssuer(ITokenCodec &codec, IClock &clock, TokenLifetimes lifetimes)
    : m_codec(codec)
    , m_clock(clock)
    , m_lifetimes(lifetimes)
{
}

SessionIssuer::Opened SessionIssuer::open(const User &user, const std::string &address, const std::string &userAgent) const
{
    Opened opened;
    opened.session.id = SessionId(makeUuid());
    opened.session.userId = user.id;
    opened.session.address = address;
    opened.session.userAgent = userAgent.substr(0, sessionUserAgentMost);
    opened.session.createdAt = m_clock.now();
    giveToken(opened);
    return opened;
}

SessionIssuer::Opened SessionIssuer::renew(Session session) const
{
    Opened opened{std::move(session), {}};
    giveToken(opened);
    return opened;
}

void SessionIssuer::giveToken(Opened &opened) const
{
    const std::string opaque = m_codec.makeOpaque();
    opened.refreshToken = Secret(opened.session.id.value + "." + opaque);
    opened.session.refreshHash = m_codec.hashOpaque(opaque);
    opened.session.lastUsedAt = m_clock.now();
    opened.session.expiresAt = opened.session.lastUsedAt + m_lifetimes.refresh;
}

SignedIn SessionIssuer::tokensFor(const Opened &opened, const UserProfile &user) const
{
    AccessClaims claims;
    claims.userId = user.id;
    claims.username = user.username;
    claims.role = user.role;
    claims.sessionId = opened.session.id;
    claims.tokenId = makeUuid();
    claims.expiresAt = m_clock.now() + m_lifetimes.access;
    return {Secret(m_codec.signAccess(claims)), m_lifetimes.access, opened.refreshToken, user};
}

std::optional<RefreshTicket> SessionIssuer::readRefresh(const Secret &token) const
{
    const std::string_view text = token.reveal();
    const auto dot = text.find('.');
    if (text.size() > refreshTokenMost || dot == std::string_view::npos || dot == 0 || dot + 1 == text.size()) {
        return std::nullopt;
    }
    return RefreshTicket{SessionId(std::string(text.substr(0, dot))), m_codec.hashOpaque(std::string(text.substr(dot + 1)))};
}

} // namespace wakedock::core
