#include "auth_fixture.h"
#include "backend/core/use_cases/auth/change_password.h"
#include "backend/core/use_cases/auth/change_user.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefreshTokenGivesNewTokensOnce()
    {
        m_house->add("ada");
        const auto first = m_house->enter("ada");
        m_house->clock.advance(10min);
        const auto second = refresh(first);
        QCOMPARE(second.user.username, std::string("ada"));
        QVERIFY(second.refreshToken.reveal() != first.refreshToken.reveal());
        QCOMPARE(m_house->actorOf(second).sessionId, m_house->actorOf(first).sessionId);
        m_house->clock.advance(6min);
        QCOMPARE(m_house->refused(first), std::string("token_expired"));
        QCOMPARE(m_house->refused(second), std::string());
    }

    void aRefreshTokenUsedTwiceEndsTheWholeSession()
    {
        m_house->add("ada");
        const auto first = m_house->enter("ada");
        const auto second = refresh(first);
        QCOMPARE(refreshReason(first), std::string("token_reused"));
        QCOMPARE(m_house->refused(second), std::string("session_ended"));
        QCOMPARE(refreshReason(second), std::string("session_ended"));
        QVERIFY(m_house->audited().ends_with("session.token_reused"));
    }

    void oneOfTwoRefreshesAtOnceEndsTheSession()
    {
        m_house->add("ada");
        const auto first = m_house->enter("ada");
        auto one = m_house->refresh.execute(AuthFixture::from(), first.refreshToken);
        auto two = m_house->refresh.execute(AuthFixture::from(), first.refreshToken);
        await(std::move(one));
        QCOMPARE(reasonOf(awaitError(std::move(two))), std::string("token_reused"));
        QCOMPARE(m_house->users.openSessions(), std::size_t(0));
    }

    void whatIsNoRefreshTokenIsRefusedWithoutHarm()
    {
        m_house->add("ada");
        const auto signedIn = m_house->enter("ada");
        for (const auto *text : {"", ".", "abc", "abc.", ".abc", "unknown.opaque-1"}) {
            const auto error = awaitError(m_house->refresh.execute(AuthFixture::from(), Secret(text)));
            QCOMPARE(reasonOf(error), std::string("token_invalid"));
        }
        QCOMPARE(m_house->refused(signedIn), std::string());
    }

    void aSessionNobodyUsesEndsAfterThirtyDays()
    {
        m_house->add("ada");
        const auto used = m_house->enter("ada");
        const auto left = m_house->enter("ada");
        m_house->clock.advance(24h * 20);
        const auto renewed = refresh(used);
        m_house->clock.advance(24h * 11);
        QCOMPARE(refreshReason(left), std::string("session_ended"));
        refresh(renewed);
    }

    void signingOutCountsAtOnce()
    {
        m_house->add("ada");
        const auto mine = m_house->enter("ada");
        const auto other = m_house->enter("ada");
        const auto actor = m_house->actorOf(mine);
        const auto told = listen();
        await(m_house->signOut.execute(AuthFixture::as(actor)));
        QCOMPARE(m_house->refused(mine), std::string("session_ended"));
        QCOMPARE(refreshReason(mine), std::string("session_ended"));
        QCOMPARE(m_house->refused(other), std::string());
        QVERIFY(waitUntil([&] { return m_told.size() == 1; }));
        QCOMPARE(m_told.front().sessionId, actor.sessionId);
        QVERIFY(m_house->audited().ends_with("session.logout"));
    }

    void signingOutTwiceOrFromTheWindowIsNoFailure()
    {
        m_house->add("ada");
        const auto context = AuthFixture::as(m_house->actorOf(m_house->enter("ada")));
        await(m_house->signOut.execute(context));
        await(m_house->signOut.execute(context));
        await(m_house->signOut.execute(AuthFixture::as(core::Actor::local("ada"))));
    }

    void aChangedRoleCountsForTokensThatAreOut()
    {
        m_house->add("root", core::Role::Admin);
        const auto ada = m_house->add("ada", core::Role::Operator);
        const auto signedIn = m_house->enter("ada");
        const auto told = listen();
        core::ChangeUser change(m_house->store, m_house->clock, m_house->users);
        core::ChangeUserRequest request;
        request.id = ada.id;
        request.role = core::Role::Viewer;
        await(change.execute(AuthFixture::as(core::Actor::local("root")), request));
        QCOMPARE(m_house->actorOf(signedIn).role, core::Role::Viewer);
        QVERIFY(waitUntil([&] { return m_told.size() == 1; }));
        QVERIFY(m_told.front().sessionId.isEmpty());
    }

    void aDisabledUserIsOutAtOnceAndForGood()
    {
        m_house->add("root", core::Role::Admin);
        const auto ada = m_house->add("ada");
        const auto signedIn = m_house->enter("ada");
        core::ChangeUser change(m_house->store, m_house->clock, m_house->users);
        core::ChangeUserRequest request;
        request.id = ada.id;
        request.disabled = true;
        await(change.execute(AuthFixture::as(core::Actor::system()), request));
        QCOMPARE(m_house->refused(signedIn), std::string("session_ended"));
        request.disabled = false;
        await(change.execute(AuthFixture::as(core::Actor::system()), request));
        QCOMPARE(m_house->refused(signedIn), std::string("session_ended"));
        QCOMPARE(refreshReason(signedIn), std::string("session_ended"));
    }

    void aNewPasswordEndsTheOtherSessions()
    {
        m_house->add("ada");
        const auto mine = m_house->enter("ada");
        const auto other = m_house->enter("ada");
        auto change = changePassword();
        await(change.execute(AuthFixture::as(m_house->actorOf(mine)),
                             {Secret(AuthFixture::Password), Secret("copper meadow thirteen")}));
        QCOMPARE(m_house->refused(mine), std::string());
        QCOMPARE(m_house->refused(other), std::string("session_ended"));
        QCOMPARE(refreshReason(other), std::string("session_ended"));
        QCOMPARE(reasonOf(m_house->fail("ada", AuthFixture::Password)), std::string("credentials_wrong"));
        QCOMPARE(reasonOf(m_house->fail("ada", "copper meadow thirteen")), std::string("succeeded"));
    }

    void aPasswordIsChangedOnlyByWhoKnowsItAndOnlyToAGoodOne()
    {
        m_house->add("ada");
        const auto context = AuthFixture::as(m_house->actorOf(m_house->enter("ada")));
        auto change = changePassword();
        const auto reason = [&](const char *current, const char *next) {
            return reasonOf(awaitError(change.execute(context, {Secret(current), Secret(next)})));
        };
        QCOMPARE(reason("wrong horse", "copper meadow thirteen"), std::string("password_wrong"));
        QCOMPARE(reason(AuthFixture::Password, "short"), std::string("password_too_short"));
        QCOMPARE(reason(AuthFixture::Password, AuthFixture::Password), std::string("password_unchanged"));
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(reason("wrong horse", "copper meadow thirteen"), std::string("password_wrong"));
        }
        QCOMPARE(reason(AuthFixture::Password, "copper meadow thirteen"), std::string("too_many_attempts"));
        const auto window =
            awaitError(change.execute(AuthFixture::as(core::Actor::local("ada")), {Secret("a"), Secret("b")}));
        QCOMPARE(reasonOf(window), std::string("no_password_here"));
    }

    void sessionsSurviveARestartAndRevokedOnesDoNot()
    {
        m_house->add("ada");
        const auto kept = m_house->enter("ada");
        const auto ended = m_house->enter("ada");
        await(m_house->signOut.execute(AuthFixture::as(m_house->actorOf(ended))));
        core::UserService again(m_house->store, m_house->clock, m_house->bus);
        await(again.load());
        QCOMPARE(again.openSessions(), std::size_t(1));
        const auto claims = m_house->codec.readAccess(std::string(kept.accessToken.reveal()));
        QCOMPARE(again.actorOf(claims).name, std::string("ada"));
        QVERIFY(!again.hasAdmin());
    }

    void aChangeThatWasNotCommittedChangesNothing()
    {
        m_house->add("ada");
        const auto signedIn = m_house->enter("ada");
        m_house->store.failWrites(1);
        const auto error = awaitError(m_house->signOut.execute(AuthFixture::as(m_house->actorOf(signedIn))));
        QCOMPARE(reasonOf(error), std::string("disk_full"));
        QCOMPARE(m_house->refused(signedIn), std::string());
        refresh(signedIn);
    }

    void init()
    {
        m_house = std::make_unique<AuthFixture>();
        m_told.clear();
    }
    void cleanup() { m_house.reset(); }

private:
    core::SignedIn refresh(const core::SignedIn &with)
    {
        return await(m_house->refresh.execute(AuthFixture::from(), with.refreshToken));
    }
    std::string refreshReason(const core::SignedIn &with)
    {
        return reasonOf(awaitError(m_house->refresh.execute(AuthFixture::from(), with.refreshToken)));
    }
    core::ChangePassword changePassword()
    {
        return {m_house->store, m_house->passwords, m_house->users, m_house->throttle, m_house->clock};
    }
    core::IEventBus::Subscription listen()
    {
        return m_house->bus.subscribe([this](const core::EventRecord &record) {
            if (const auto *changed = std::get_if<core::AccessChanged>(&record.event)) {
                m_told.push_back(*changed);
            }
        });
    }

    std::unique_ptr<AuthFixture> m_house;
    std::vector<core::AccessChanged> m_told;
};

WAKEDOCK_TEST(TestSessions)
#include "test_sessions.moc"
