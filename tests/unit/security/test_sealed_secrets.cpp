#include "backend/security/secrets/sealed_secret_store.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_engine_hosts.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::security;
using namespace wakedock::tests;

class TestSealedSecrets : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeSecretStore> m_below;
    std::unique_ptr<SealedSecretStore> m_store;

    static std::string textIn(SealedSecretStore &store, const std::string &name)
    {
        return std::string(await(store.find(name))->reveal());
    }

private Q_SLOTS:
    void init()
    {
        m_below = std::make_unique<FakeSecretStore>();
        m_store = std::make_unique<SealedSecretStore>(*m_below);
        await(m_store->open());
    }

    void whatIsStoredIsReadBackAndNowhereInTheFiles()
    {
        const std::string value("hunter2\0 and a zero", 19);
        await(m_store->store("registry.1", Secret(value)));
        QCOMPARE(textIn(*m_store, "registry.1"), value);
        for (const auto &[name, kept] : m_below->kept) {
            QVERIFY2(kept.find("hunter2") == std::string::npos, name.c_str());
        }
        const auto first = m_below->kept.at("registry.1");
        await(m_store->store("registry.1", Secret(value)));
        QVERIFY2(m_below->kept.at("registry.1") != first, "the same value is never sealed alike twice");
        await(m_store->remove("registry.1"));
        QVERIFY(!await(m_store->find("registry.1")).has_value());
    }

    void theNextStartReadsWhatTheLastOneSealed()
    {
        await(m_store->store("registry.1", Secret("hunter2")));
        SealedSecretStore again(*m_below);
        await(again.open());
        QCOMPARE(textIn(again, "registry.1"), std::string("hunter2"));
    }

    void aValueOfAnotherNameOrKeyOrAChangedOneIsRefused()
    {
        await(m_store->store("registry.1", Secret("hunter2")));
        m_below->kept["registry.2"] = m_below->kept["registry.1"];
        QCOMPARE(awaitError(m_store->find("registry.2"))->reason(), std::string("secret_unreadable"));
        auto changed = m_below->kept["registry.1"];
        changed.back() = static_cast<char>(changed.back() ^ 1);
        m_below->kept["registry.3"] = changed;
        m_below->kept["registry.4"] = changed.substr(0, 20);
        QCOMPARE(awaitError(m_store->find("registry.3"))->reason(), std::string("secret_unreadable"));
        QCOMPARE(awaitError(m_store->find("registry.4"))->reason(), std::string("secret_unreadable"));
        m_below->kept.erase("sealing.key");
        SealedSecretStore stranger(*m_below);
        await(stranger.open());
        const auto refused = awaitError(stranger.find("registry.1"));
        QCOMPARE(refused->reason(), std::string("secret_unreadable"));
        QVERIFY(!refused->remedy().empty());
    }

    void aKeyThatIsNoneStopsTheStart()
    {
        m_below->kept["sealing.key"] = "short";
        SealedSecretStore store(*m_below);
        QCOMPARE(awaitError(store.open())->reason(), std::string("secrets_unsafe"));
    }

    void whatWasStoredBeforeThereWasSealingIsRead()
    {
        m_below->kept["host.1"] = "-----BEGIN PRIVATE KEY-----";
        QCOMPARE(textIn(*m_store, "host.1"), std::string("-----BEGIN PRIVATE KEY-----"));
        QVERIFY(!await(m_store->find("host.2")).has_value());
    }
};

WAKEDOCK_TEST(TestSealedSecrets)
#include "test_sealed_secrets.moc"
