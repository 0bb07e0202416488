#include "backend/core/use_cases/auth/refresh_session.h"

#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/auth_audit.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/constant_time.h"

#include <utility>

namespace wakedock::core {
namespace {

enum class RefreshVerdict { Renewed, Unknown, Ended, Reused };

struct RefreshOutcome {
    RefreshVerdict verdict = RefreshVerdict::Unknown;
    Session session;
    UserProfile user;
};

/// What one presented refresh token leads to, decided and stored in one transaction: of two callers with the same token
/// only one can be first. `fresh` holds what a renewed session gets.
struct RefreshTransaction {
    CallContext context;
    RefreshTicket ticket;
    Session fresh;

    RefreshOutcome operator()(Repositories &all) const
    {
        auto session = all.sessions().find(ticket.sessionId);
        if (!session) {
            return {};
        }
        const auto user = all.users().find(session->userId);
        if (session->revoked || session->expiresAt <= fresh.lastUsedAt || !user || user->disabled) {
            return {RefreshVerdict::Ended, *session, {}};
        }
        const bool isCurrent = equalInConstantTime(session->refreshHash, ticket.hash);
        if (isCurrent) {
            session->refreshHash = fresh.refreshHash;
            session->lastUsedAt = fresh.lastUsedAt;
            session->expiresAt = fresh.expiresAt;
        } else {
            session->revoked = true;
            all.audit().append(signInAudit(context, fresh.lastUsedAt, "session.token_reused", user->username));
        }
        all.sessions().update(*session);
        return {isCurrent ? RefreshVerdict::Renewed : RefreshVerdict::Reused, *session, profileOf(*user)};
    }
};

[[noreturn]] void throwRefreshRefused(RefreshVerdict verdict)
{
    if (verdict == RefreshVerdict::Reused) {
        throw Error(ErrorCode::NotAuthenticated, "token_reused",
                    "This refresh token was used before, so the session has been ended for safety.")
            .withRemedy("Sign in again. If you did not use it twice, somebody may have copied it: change your password.");
    }
    if (verdict == RefreshVerdict::Ended) {
        throw Error(ErrorCode::NotAuthenticated, "session_ended", "Your session has ended.").withRemedy("Sign in again.");
    }
    throw Error(ErrorCode::NotAuthenticated, "token_invalid", "This is not a valid refresh token.")
        .withRemedy("Sign in again.");
}

} // namespace

RefreshSession::RefreshSession(IStore &store, SessionIssuer &issuer, UserService &users)
    : m_store(store)
    , m_issuer(issuer)
    , m_users(users)
{
}

Task<SignedIn> RefreshSession::execute(CallContext context, Secret refreshToken)
{
    const auto ticket = m_issuer.readRefresh(refreshToken);
    if (!ticket) {
        throwRefreshRefused(RefreshVerdict::Unknown);
    }
    Session named;
    named.id = ticket->sessionId;
    auto opened = m_issuer.renew(named);
    const RefreshTransaction decide{context, *ticket, opened.session};
    const RefreshOutcome outcome = co_await m_store.write(decide);
    if (outcome.verdict == RefreshVerdict::Reused) {
        m_users.sessionEnded(outcome.session.id);
    }
    if (outcome.verdict != RefreshVerdict::Renewed) {
        throwRefreshRefused(outcome.verdict);
    }
    m_users.sessionProlonged(outcome.session);
    opened.session = outcome.session;
    co_return m_issuer.tokensFor(opened, outcome.user);
}

} // namespace wakedock::core
