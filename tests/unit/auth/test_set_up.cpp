#include "auth_fixture.h"
#include "backend/core/use_cases/auth/create_first_admin.h"
#include "backend/core/use_cases/auth/set_up.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestSetUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHoldsTheTokenBecomesTheAdministrator()
    {
        QVERIFY(m_setUp->needed());
        const auto token = m_setUp->issueToken();
        const auto admin = await(m_setUp->execute(AuthFixture::from(), {token, "Root ", Secret(AuthFixture::Password)}));
        QCOMPARE(admin.username, std::string("root"));
        QCOMPARE(admin.role, core::Role::Admin);
        QVERIFY(!m_setUp->needed());
        QCOMPARE(m_house->audited(), std::string("user.first_admin"));
        m_house->enter("root");
    }

    void afterwardsItIsAsIfItHadNeverBeenThere()
    {
        m_house->add("root", core::Role::Admin);
        const auto token = m_setUp->issueToken();
        const auto error = refusal(token);
        QCOMPARE(error->code(), ErrorCode::NotFound);
        QCOMPARE(m_house->store.tables().users.size(), std::size_t(1));
    }

    void aWrongTokenIsRefusedAndGuessingIsStopped()
    {
        const auto token = m_setUp->issueToken();
        for (int i = 0; i < 5; ++i) {
            const auto wrong = refusal(Secret("guess"));
            QCOMPARE(wrong->code(), ErrorCode::Forbidden);
            QCOMPARE(wrong->reason(), std::string("setup_token_wrong"));
        }
        QCOMPARE(reasonOf(refusal(token)), std::string("too_many_attempts"));
        m_house->clock.advance(301s);
        QCOMPARE(reasonOf(refusal(token)), std::string("succeeded"));
    }

    void noTokenIsGoodBeforeOneWasIssued() { QCOMPARE(reasonOf(refusal(Secret(""))), std::string("setup_token_wrong")); }

    void aNewTokenReplacesTheOld()
    {
        const auto old = m_setUp->issueToken();
        const auto current = m_setUp->issueToken();
        QCOMPARE(reasonOf(refusal(old)), std::string("setup_token_wrong"));
        QCOMPARE(reasonOf(refusal(current)), std::string("succeeded"));
    }

    void aRefusedPasswordLeavesTheTokenGood()
    {
        const auto token = m_setUp->issueToken();
        const auto weak = awaitError(m_setUp->execute(AuthFixture::from(), {token, "root", Secret("password1234")}));
        QCOMPARE(reasonOf(weak), std::string("password_too_common"));
        QCOMPARE(weak->fields().front().field, std::string("password"));
        QCOMPARE(reasonOf(refusal(token)), std::string("succeeded"));
    }

    void theWindowNeedsNoToken()
    {
        const auto window = AuthFixture::as(core::Actor::local("ada"));
        const auto admin = await(m_setUp->execute(window, {Secret(), "ada", Secret(AuthFixture::Password)}));
        QCOMPARE(admin.username, std::string("ada"));
        QCOMPARE(m_house->store.tables().audit.front().actor, std::string("local:ada"));
    }

    void ofTwoAtOnceOneBecomesAdministrator()
    {
        const auto token = m_setUp->issueToken();
        auto one = m_setUp->execute(AuthFixture::from(), {token, "root", Secret(AuthFixture::Password)});
        auto two = m_setUp->execute(AuthFixture::from(), {token, "boss", Secret(AuthFixture::Password)});
        const auto first = awaitError(std::move(one));
        const auto second = awaitError(std::move(two));
        QCOMPARE(reasonOf(first), std::string("succeeded"));
        QCOMPARE(second->code(), ErrorCode::NotFound);
        QCOMPARE(m_house->store.tables().users.size(), std::size_t(1));
    }

    void theUnattendedStartMakesTheFirstAdministratorOnce()
    {
        const auto context = AuthFixture::as(core::Actor::system());
        const auto made = await(m_first->execute(context, {"root", Secret(AuthFixture::Password)}));
        QCOMPARE(made->username, std::string("root"));
        // Ignored from then on, even when it would break a rule.
        QVERIFY(!await(m_first->execute(context, {"other", Secret("short")})).has_value());
        QCOMPARE(m_house->store.tables().users.size(), std::size_t(1));
    }

    void theUnattendedStartNamesTheRuleThatIsBroken()
    {
        const auto context = AuthFixture::as(core::Actor::system());
        const auto weak = awaitError(m_first->execute(context, {"root", Secret("short")}));
        QCOMPARE(reasonOf(weak), std::string("password_too_short"));
        QVERIFY(weak->message().find("12 characters") != std::string::npos);
        const auto name = awaitError(m_first->execute(context, {"no spaces please", Secret(AuthFixture::Password)}));
        QCOMPARE(reasonOf(name), std::string("username_invalid"));
    }

    void init()
    {
        m_house = std::make_unique<AuthFixture>();
        m_first =
            std::make_unique<core::CreateFirstAdmin>(m_house->store, m_house->passwords, m_house->clock, m_house->users);
        m_setUp = std::make_unique<core::SetUp>(*m_first, m_house->codec, m_house->throttle);
    }
    void cleanup()
    {
        m_setUp.reset();
        m_first.reset();
        m_house.reset();
    }

private:
    std::optional<Error> refusal(const Secret &token)
    {
        return awaitError(m_setUp->execute(AuthFixture::from(), {token, "root", Secret(AuthFixture::Password)}));
    }

    std::unique_ptr<AuthFixture> m_house;
    std::unique_ptr<core::CreateFirstAdmin> m_first;
    std::unique_ptr<core::SetUp> m_setUp;
};

WAKEDOCK_TEST(TestSetUp)
#include "test_set_up.moc"
