#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_container_engine.h"
#include "tests/support/fakes/fake_registries.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <memory>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

/// Registries to ask: one open to everybody, one for Ada only, each with the image team/web:1, and a port where nothing
/// listens.
struct RegistriesUnderTest {
    virtual ~RegistriesUnderTest() = default;
    virtual IRegistries &registries() = 0;
    std::string open;
    std::string closed;
    std::string nothing;
};

struct FakeRegistriesUnderTest final : RegistriesUnderTest {
    FakeContainerEngine engine;
    FakeEngines engines{engine};
    FakeRegistries fake{engines};

    FakeRegistriesUnderTest()
    {
        open = "open.example.org:5000";
        closed = "closed.example.org:5000";
        nothing = "nothing.example.org:5000";
        fake.sites[open].digests["team/web:1"] = "sha256:" + std::string(64, '1');
        fake.sites[closed] = fake.sites[open];
        fake.sites[closed].users["ada"] = OwnRegistry::Password;
        fake.sites[nothing].trouble = RegistryProblem{"connection_refused", {}, {}};
    }
    IRegistries &registries() override { return fake; }
};

struct DockerRegistriesUnderTest final : RegistriesUnderTest {
    OwnRegistry openRegistry;
    OwnRegistry closedRegistry{OwnRegistry::Entry::WithPassword};
    RecordingLog log;
    docker::DockerEngines engines{docker::DefaultDockerHost, Log(log, log_category::Docker)};

    DockerRegistriesUnderTest()
    {
        TestImages::ensure();
        open = openRegistry.address();
        closed = closedRegistry.address();
        nothing = "127.0.0.1:" + std::to_string(freeLoopbackPort());
        openRegistry.publish(TestImages::Web, "team/web:1");
        closedRegistry.publish(TestImages::Web, "team/web:1");
    }
    IRegistries &registries() override { return engines; }
};

std::string causeOf(const std::optional<Error> &error)
{
    if (!error) {
        return "none";
    }
    const auto cause = error->context().find("cause");
    return error->reason() + " " + (cause == error->context().end() ? std::string() : cause->second);
}

} // namespace

class TestRegistriesContract : public QObject
{
    Q_OBJECT

    std::map<QString, std::unique_ptr<RegistriesUnderTest>> m_all;
    RegistriesUnderTest *m_under = nullptr;

    [[nodiscard]] RegistryLogin ada(const std::string &password = OwnRegistry::Password) const
    {
        return {m_under->closed, "ada", Secret(password)};
    }
    std::optional<Error> digestError(const std::string &reference)
    {
        return awaitError(m_under->registries().digestOf({}, localHost(), reference));
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("fake") << QStringLiteral("fake");
        QTest::newRow("docker") << QStringLiteral("docker");
    }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        auto &under = m_all[kind];
        if (!under && kind == QStringLiteral("fake")) {
            under = std::make_unique<FakeRegistriesUnderTest>();
        } else if (!under) {
            under = std::make_unique<DockerRegistriesUnderTest>();
        }
        m_under = under.get();
    }
    void cleanup() { m_under->registries().signOut(m_under->closed); }

    void anOpenRegistrySaysWhatANameStandsFor()
    {
        const auto digest = await(m_under->registries().digestOf({}, localHost(), m_under->open + "/team/web:1"));
        QVERIFY2(digest.starts_with("sha256:") && digest.size() == 71, digest.c_str());
        QCOMPARE(digestError(m_under->open + "/team/web:9")->reason(), std::string("image_not_found"));
        QCOMPARE(digestError(m_under->open + "/team/web:9")->code(), ErrorCode::NotFound);
    }

    void aClosedRegistryTellsItToWhoIsSignedInOnly()
    {
        const auto reference = m_under->closed + "/team/web:1";
        QCOMPARE(causeOf(digestError(reference)), std::string("registry_login_wanted login_wanted"));
        m_under->registries().signIn(ada("wrong oars"));
        QCOMPARE(causeOf(digestError(reference)), std::string("registry_login_refused login_refused"));
        m_under->registries().signIn(ada());
        QCOMPARE(causeOf(digestError(reference)), std::string("none"));
        m_under->registries().signOut(m_under->closed);
        QCOMPARE(causeOf(digestError(reference)), std::string("registry_login_wanted login_wanted"));
    }

    void aTrialTellsARightLoginFromAWrongOneAndFromNone()
    {
        auto &registries = m_under->registries();
        await(registries.tryLogin({}, localHost(), ada()));
        QCOMPARE(causeOf(awaitError(registries.tryLogin({}, localHost(), ada("wrong oars")))),
                 std::string("registry_login_refused login_refused"));
        QCOMPARE(causeOf(awaitError(registries.tryLogin({}, localHost(), {m_under->closed, {}, {}}))),
                 std::string("registry_login_wanted login_wanted"));
        await(registries.tryLogin({}, localHost(), {m_under->open, {}, {}}));
        QCOMPARE(causeOf(digestError(m_under->closed + "/team/web:1")), std::string("registry_login_wanted login_wanted"));
    }

    void aPortWhereNothingListensIsSaidAsThat()
    {
        const auto refused =
            awaitError(m_under->registries().tryLogin({}, localHost(), {m_under->nothing, "ada", Secret("x")}));
        QCOMPARE(causeOf(refused), std::string("registry_failed connection_refused"));
        QCOMPARE(refused->code(), ErrorCode::Unavailable);
        QCOMPARE(causeOf(digestError(m_under->nothing + "/team/web:1")), std::string("registry_failed connection_refused"));
    }

    void aWrongNameOrHostIsTheCallersFault()
    {
        QCOMPARE(digestError("No Name")->reason(), std::string("image_reference_invalid"));
        QCOMPARE(awaitError(m_under->registries().digestOf({}, HostId("nowhere"), "a:1"))->reason(),
                 std::string("host_not_found"));
    }
};

WAKEDOCK_TEST(TestRegistriesContract)
#include "test_registries_contract.moc"
