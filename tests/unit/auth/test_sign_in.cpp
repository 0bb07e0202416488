#include "auth_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightPasswordOpensASession()
    {
        m_house->add("ada", core::Role::Admin);
        const auto signedIn = m_house->enter("ada");
        QCOMPARE(signedIn.expiresIn, std::chrono::seconds(900));
        QCOMPARE(signedIn.user.username, std::string("ada"));
        QCOMPARE(signedIn.user.lastLoginAt, std::optional(m_house->clock.now()));
        const auto actor = m_house->actorOf(signedIn);
        QCOMPARE(actor.name, std::string("ada"));
        QCOMPARE(actor.role, core::Role::Admin);
        QCOMPARE(m_house->store.tables().sessions.size(), std::size_t(1));
        QCOMPARE(m_house->audited(), std::string("session.login"));
        QCOMPARE(m_house->store.tables().audit.front().actor, std::string("ada"));
        QCOMPARE(m_house->store.tables().audit.front().address, std::string("192.0.2.1"));
    }

    void theNameMayBeTypedInCapitalsAndWithSpaces()
    {
        m_house->add("ada");
        QCOMPARE(m_house->enter(" Ada ").user.username, std::string("ada"));
    }

    void anUnknownNameAndAWrongPasswordCannotBeToldApart()
    {
        m_house->add("ada");
        const auto wrong = m_house->fail("ada");
        const auto unknown = m_house->fail("eve");
        QCOMPARE(wrong->code(), ErrorCode::NotAuthenticated);
        QCOMPARE(wrong->reason(), std::string("credentials_wrong"));
        QCOMPARE(unknown->reason(), wrong->reason());
        QCOMPARE(unknown->message(), wrong->message());
        QCOMPARE(unknown->remedy(), wrong->remedy());
        // The slow part was done for both.
        QCOMPARE(m_house->hasher.comparedWith(),
                 (std::vector<std::string>{FakePasswordHasher::hashOf(AuthFixture::Password), ""}));
    }

    void failuresAreRecordedButNeverThePassword()
    {
        m_house->add("ada");
        m_house->fail("ada", "my secret guess");
        QCOMPARE(m_house->audited(), std::string("session.login_failed"));
        const auto entry = m_house->store.tables().audit.front();
        QVERIFY((entry.actor + entry.target + entry.before + entry.after).find("guess") == std::string::npos);
    }

    void theFifthFailureWithinFiveMinutesLocksNameAndAddress()
    {
        m_house->add("ada");
        m_house->add("ben");
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(reasonOf(m_house->fail("ada")), std::string("credentials_wrong"));
        }
        const int verified = m_house->hasher.verifications();
        const auto locked = m_house->fail("ada", AuthFixture::Password);
        QCOMPARE(locked->code(), ErrorCode::TooManyRequests);
        QCOMPARE(locked->reason(), std::string("too_many_attempts"));
        QCOMPARE(locked->context().at("retry_after_seconds"), std::string("300"));
        QCOMPARE(m_house->hasher.verifications(), verified);
        QVERIFY(m_house->audited().ends_with("session.login_failed session.locked"));
        // Others are not punished for it.
        m_house->enter("ben");
        m_house->enter("ada", "192.0.2.99");
    }

    void aLockEndsAndTheNextOneIsLonger()
    {
        m_house->add("ada");
        lockAda();
        m_house->clock.advance(299s);
        QCOMPARE(m_house->fail("ada")->context().at("retry_after_seconds"), std::string("1"));
        m_house->clock.advance(2s);
        lockAda();
        QCOMPARE(m_house->fail("ada")->context().at("retry_after_seconds"), std::string("600"));
        m_house->clock.advance(601s);
        m_house->enter("ada");
        lockAda();
        QCOMPARE(m_house->fail("ada")->context().at("retry_after_seconds"), std::string("300"));
    }

    void aSuccessForgivesEarlierFailures()
    {
        m_house->add("ada");
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 4; ++i) {
                QCOMPARE(reasonOf(m_house->fail("ada")), std::string("credentials_wrong"));
            }
            m_house->enter("ada");
        }
    }

    void oldFailuresDoNotCount()
    {
        m_house->add("ada");
        for (int i = 0; i < 12; ++i) {
            QCOMPARE(reasonOf(m_house->fail("ada")), std::string("credentials_wrong"));
            m_house->clock.advance(80s);
        }
    }

    void guessesSentAtOnceDoNotGetPastTheLimit()
    {
        m_house->add("ada");
        std::vector<Task<core::SignedIn>> guesses;
        for (int i = 0; i < 20; ++i) {
            guesses.push_back(m_house->signIn.execute(AuthFixture::from(), {"ada", Secret("guess"), {}, ""}));
        }
        int wrong = 0;
        int refused = 0;
        for (auto &guess : guesses) {
            const auto reason = reasonOf(awaitError(std::move(guess)));
            wrong += reason == "credentials_wrong" ? 1 : 0;
            refused += reason == "too_many_attempts" ? 1 : 0;
        }
        QCOMPARE(wrong, 5);
        QCOMPARE(refused, 15);
        QCOMPARE(m_house->hasher.verifications(), 5);
    }

    void manyRightLoginsAtOnceAllSucceed()
    {
        m_house->add("ada");
        std::vector<Task<core::SignedIn>> logins;
        for (int i = 0; i < 20; ++i) {
            logins.push_back(m_house->signIn.execute(AuthFixture::from(), {"ada", Secret(AuthFixture::Password), {}, ""}));
        }
        for (auto &login : logins) {
            QCOMPARE(await(std::move(login)).user.username, std::string("ada"));
        }
        QCOMPARE(m_house->users.openSessions(), std::size_t(20));
    }

    void aDisabledUserIsToldOnlyWithTheRightPassword()
    {
        auto ada = m_house->add("ada");
        ada.disabled = true;
        m_house->store.now([&](core::Repositories &all) { ada = all.users().update(ada); });
        QCOMPARE(reasonOf(m_house->fail("ada")), std::string("credentials_wrong"));
        QCOMPARE(reasonOf(m_house->fail("ada", AuthFixture::Password)), std::string("user_disabled"));
        QVERIFY(m_house->store.tables().sessions.empty());
    }

    void aPasswordChangedWhileItWasCheckedIsNoLongerRight()
    {
        m_house->add("ada");
        m_house->hasher.whileVerifying([this] {
            m_house->store.tables().users.begin()->second.passwordHash = FakePasswordHasher::hashOf("another one now");
        });
        QCOMPARE(reasonOf(m_house->fail("ada", AuthFixture::Password)), std::string("credentials_wrong"));
        QVERIFY(m_house->store.tables().sessions.empty());
    }

    void aStoreThatFailsIsNoFailedAttempt()
    {
        m_house->add("ada");
        m_house->store.breakDown(FakeStore::diskFull());
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(reasonOf(m_house->fail("ada", AuthFixture::Password)), std::string("disk_full"));
        }
        m_house->store.breakDown(std::nullopt);
        m_house->enter("ada");
    }

    void somethingHugeIsNoPassword()
    {
        m_house->add("ada");
        QCOMPARE(reasonOf(m_house->fail("ada", std::string(2000, 'x'))), std::string("credentials_wrong"));
        QCOMPARE(m_house->hasher.comparedWith(), (std::vector<std::string>{""}));
    }

    void init() { m_house = std::make_unique<AuthFixture>(); }
    void cleanup() { m_house.reset(); }

private:
    void lockAda()
    {
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(reasonOf(m_house->fail("ada")), std::string("credentials_wrong"));
        }
    }
    std::unique_ptr<AuthFixture> m_house;
};

WAKEDOCK_TEST(TestSignIn)
#include "test_sign_in.moc"
