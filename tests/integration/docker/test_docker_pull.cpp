#include "tests/integration/docker/own_program.h"
#include "tests/integration/docker/shared_engine.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestDockerPull : public QObject
{
    Q_OBJECT

    std::unique_ptr<SharedEngine> m_shared;
    std::unique_ptr<OwnRegistry> m_registry;

    [[nodiscard]] IContainerEngine &engine() { return m_shared->engine(); }
    /// Puts an image with a layer nobody else has into the registry and takes it off the engine.
    void publish(const std::string &reference)
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const char *name, const std::string &text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) > 0);
        };
        write("blob", randomHex(64 * 1024));
        write("Dockerfile", std::string("FROM ") + TestImages::Web + "\nCOPY blob /blob\n");
        runDocker({"build", "-q", "-t", reference, folder.path().toStdString()});
        runDocker({"push", "-q", reference});
        runDocker({"rmi", reference});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shared = std::make_unique<SharedEngine>();
        m_registry = std::make_unique<OwnRegistry>();
    }
    void cleanupTestCase()
    {
        m_registry.reset();
        m_shared.reset();
    }

    void aPulledImageIsThereWithItsDigestAndCanBeNamedByIt()
    {
        const auto reference = m_registry->reference("team/web:1");
        publish(reference);
        QVERIFY(!await(engine().findImage({}, reference)).has_value());
        std::vector<PullProgress> told;
        await(engine().pullImage({}, reference, [&told](const PullProgress &progress) { told.push_back(progress); }));
        const auto image = await(engine().findImage({}, reference));
        QVERIFY(image.has_value());
        QVERIFY2(image->digest.starts_with(m_registry->reference("team/web@sha256:")), image->digest.c_str());
        QCOMPARE(await(engine().findImage({}, image->digest))->id, image->id);
        QVERIFY(!told.empty());
        QCOMPARE(*told.back().done, 1.0);
        await(engine().pullImage({}, image->digest, {}));
        runDocker({"rmi", "-f", reference, image->digest});
    }

    void withoutATagTheLatestIsPulled()
    {
        const auto reference = m_registry->reference("team/plain");
        publish(reference + ":latest");
        await(engine().pullImage({}, reference, {}));
        QVERIFY(await(engine().findImage({}, reference + ":latest")).has_value());
        runDocker({"rmi", reference + ":latest"});
    }

    void anImageTheRegistryDoesNotKnowIsNotFound()
    {
        const auto error = awaitError(engine().pullImage({}, m_registry->reference("team/nothing:9"), {}));
        QCOMPARE(error->code(), ErrorCode::NotFound);
        QCOMPARE(error->reason(), std::string("image_not_found"));
        QVERIFY(error->message().find("team/nothing:9") != std::string::npos);
    }

    void aRegistryThatDoesNotListenIsUnavailable()
    {
        const auto error =
            awaitError(engine().pullImage({}, "127.0.0.1:" + std::to_string(freeLoopbackPort()) + "/web:1", {}));
        QCOMPARE(error->code(), ErrorCode::Unavailable);
        QCOMPARE(error->reason(), std::string("registry_failed"));
        QVERIFY(error->message().find("connection refused") != std::string::npos);
    }

    void whatIsNoReferenceIsRefusedBeforeAnybodyIsAsked()
    {
        QCOMPARE(awaitError(engine().pullImage({}, "not a reference", {}))->code(), ErrorCode::Invalid);
        QCOMPARE(awaitError(engine().findImage({}, "../containers/json?x="))->code(), ErrorCode::Invalid);
    }

    void aCancelledPullEnds()
    {
        const auto reference = m_registry->reference("team/web:2");
        publish(reference);
        CancelSource source;
        auto pull = engine().pullImage(CallContext().withCancel(source.token()), reference, {});
        source.cancel();
        QCOMPARE(awaitError(std::move(pull))->code(), ErrorCode::Cancelled);
    }
};

WAKEDOCK_TEST(TestDockerPull)
#include "test_docker_pull.moc"
