#include "backend/security/auth/signing_keys.h"
#include "backend/security/secrets/file_secret_store.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace wakedock;
using namespace wakedock::security;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecretIsKeptAndFoundAgain()
    {
        QVERIFY(!await(m_store->find("registry")).has_value());
        const std::string value("line\nand \0 zero", 15);
        await(m_store->store("registry", Secret(value)));
        QCOMPARE(text("registry"), value);
        await(m_store->store("registry", Secret("second")));
        FileSecretStore again(folder(), log());
        QCOMPARE(std::string(await(again.find("registry"))->reveal()), std::string("second"));
        await(m_store->remove("registry"));
        await(m_store->remove("registry"));
        QVERIFY(!await(m_store->find("registry")).has_value());
    }

    void secretsAreFoundByTheBeginningOfTheirNames()
    {
        QVERIFY(await(m_store->names("certificate.")).empty());
        await(m_store->store("certificate.1", Secret("value")));
        await(m_store->store("registry.1", Secret("value")));
        QCOMPARE(await(m_store->names("certificate.")), std::vector<std::string>{"certificate.1"});
    }

    void nobodyElseMayReadFolderOrFile()
    {
        await(m_store->store("registry", Secret("value")));
        QCOMPARE(mode(folder()), mode_t(0700));
        QCOMPARE(mode(folder() + "/registry"), mode_t(0600));
        QCOMPARE(QDir(QString::fromStdString(folder())).entryList(QDir::Files), QStringList{QStringLiteral("registry")});
    }

    void rightsThatOthersHadAreTakenBackAndSaid()
    {
        await(m_store->store("registry", Secret("value")));
        QCOMPARE(::chmod((folder() + "/registry").c_str(), 0644), 0);
        QCOMPARE(text("registry"), std::string("value"));
        QCOMPARE(mode(folder() + "/registry"), mode_t(0600));
        QVERIFY(m_lines.contains("Other users could read a secret"));
        QVERIFY(!m_lines.contains("value"));
    }

    void aLinkOrAFolderIsNoSecret()
    {
        await(m_store->store("real", Secret("value")));
        QVERIFY(QFile::link(QString::fromStdString(folder() + "/real"), QString::fromStdString(folder() + "/linked")));
        QCOMPARE(refusal("linked"), std::string("secrets_unsafe"));
        QVERIFY(QDir().mkpath(QString::fromStdString(folder() + "/folder")));
        QCOMPARE(refusal("folder"), std::string("secrets_unsafe"));
    }

    void aNameCannotLeaveTheFolder()
    {
        for (const auto *name : {"", "..", "../x", "a/b", ".hidden", "Upper", "with space"}) {
            QCOMPARE(refusal(name), std::string("secret_name_invalid"));
        }
    }

    void aFolderThatCannotBeMadeIsToldWithItsPlace()
    {
        FileSecretStore lost((m_place->path() + QStringLiteral("/missing/deep")).toStdString(), log());
        const auto error = awaitError(lost.store("registry", Secret("value")));
        QCOMPARE(error->reason(), std::string("secrets_unavailable"));
        QVERIFY(error->message().find("missing/deep") != std::string::npos);
        QVERIFY(!error->remedy().empty());
        QVERIFY(error->message().find("value") == std::string::npos);
    }

    void anUnfinishedWriteLeavesTheOldValue()
    {
        await(m_store->store("registry", Secret("first")));
        QFile unfinished(QString::fromStdString(folder() + "/registry.part"));
        QVERIFY(unfinished.open(QIODevice::WriteOnly));
        unfinished.write("hal");
        unfinished.close();
        QCOMPARE(text("registry"), std::string("first"));
        await(m_store->store("registry", Secret("second")));
        QCOMPARE(text("registry"), std::string("second"));
    }

    void signingKeysAreMadeOnceAndKept()
    {
        const auto made = keys();
        QCOMPARE(made.size(), std::size_t(1));
        QCOMPARE(made[0].bytes.reveal().size(), std::size_t(32));
        const auto again = keys();
        QCOMPARE(again.size(), std::size_t(1));
        QCOMPARE(again[0].id, made[0].id);
        QVERIFY(again[0].bytes.reveal() == made[0].bytes.reveal());
        QVERIFY(makeSigningKey({}).bytes.reveal() != made[0].bytes.reveal());
    }

    void anOldSigningKeyIsFollowedByANewOneAndStaysGood()
    {
        const auto first = keys();
        m_clock.advance(24h * 91);
        const auto second = keys();
        QCOMPARE(second.size(), std::size_t(2));
        QVERIFY(second[0].id != first[0].id);
        QCOMPARE(second[1].id, first[0].id);
        m_clock.advance(24h * 91);
        const auto third = keys();
        QCOMPARE(third.size(), std::size_t(2));
        QCOMPARE(third[1].id, second[0].id);
    }

    void brokenSigningKeysAreToldWithoutShowingThem()
    {
        for (const auto *broken : {"", "{", "[]", R"({"keys":[{"id":"k1","key":"c2VjcmV0","created_at":"x"}]})"}) {
            await(m_store->store("signing-keys", Secret(broken)));
            const auto error = awaitError(loadSigningKeys(*m_store, m_clock.now()));
            QCOMPARE(error->reason(), std::string("signing_keys_unreadable"));
            QVERIFY((error->message() + error->internalDetail()).find("c2VjcmV0") == std::string::npos);
        }
    }

    void init()
    {
        m_lines.clear();
        m_place = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<FileSecretStore>(folder(), log());
    }
    void cleanup()
    {
        m_store.reset();
        m_place.reset();
    }

private:
    std::string folder() const { return (m_place->path() + QStringLiteral("/secrets")).toStdString(); }
    Log log() { return {m_lines, log_category::Auth}; }
    std::string text(const std::string &name)
    {
        const auto found = await(m_store->find(name));
        return found ? std::string(found->reveal()) : "nothing";
    }
    std::string refusal(const std::string &name)
    {
        const auto error = awaitError(m_store->find(name));
        return error ? error->reason() : "found";
    }
    std::vector<SigningKey> keys() { return await(loadSigningKeys(*m_store, m_clock.now())); }
    static mode_t mode(const std::string &path)
    {
        struct stat facts{};
        return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 0777 : 0;
    }

    FakeClock m_clock;
    RecordingLog m_lines;
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<FileSecretStore> m_store;
};

WAKEDOCK_TEST(TestSecrets)
#include "test_secrets.moc"
