// What registries say of images, and how far a pull is.
#include "backend/core/domain/rules/image_updates.h"
#include "backend/core/domain/rules/pull_steps.h"
#include "backend/core/domain/rules/registry_problems.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

class TestImageNews : public QObject
{
    Q_OBJECT

    static RegistryAnswer saying(const std::string &digest) { return {digest, {}, {}}; }

private Q_SLOTS:
    void anImageIsCurrentWhileTheRegistryHasItsDigest()
    {
        const std::vector<std::string> digests{"nginx@sha256:11", "registry:5000/nginx@sha256:22"};
        QCOMPARE(imageUpdate("nginx:1.25", digests, saying("sha256:11")).state, UpdateState::Current);
        QCOMPARE(imageUpdate("docker.io/library/nginx:1.25", digests, saying("sha256:11")).state, UpdateState::Current);
        QCOMPARE(imageUpdate("registry:5000/nginx:1", digests, saying("sha256:22")).state, UpdateState::Current);
    }

    void itIsOutdatedWhenTheRegistryHasAnotherOne()
    {
        const auto update = imageUpdate("nginx:1.25", {"nginx@sha256:11"}, saying("sha256:12"));
        QCOMPARE(update.state, UpdateState::Available);
        QCOMPARE(update.digest, std::string("sha256:12"));
        QVERIFY(!update.problem.has_value());
    }

    void theDigestOfAnotherRepositoryProvesNothing()
    {
        const auto update = imageUpdate("registry:5000/nginx:1", {"nginx@sha256:11"}, saying("sha256:11"));
        QCOMPARE(update.state, UpdateState::Unknown);
        QCOMPARE(update.problem->code, std::string("not_from_registry"));
        QCOMPARE(imageUpdate("made:1", {}, saying("sha256:11")).state, UpdateState::Unknown);
    }

    void aRegistryThatIsAwayLeavesItUnknownAndSaysWhy()
    {
        const RegistryAnswer away{{}, RegistryProblem{"connection_refused", "No.", "Start it."}, {}};
        const auto update = imageUpdate("nginx:1.25", {"nginx@sha256:11"}, away);
        QCOMPARE(update.state, UpdateState::Unknown);
        QCOMPARE(update.problem, away.problem);
        QVERIFY(isAboutWholeRegistry(away));
        QVERIFY(!isAboutWholeRegistry({{}, RegistryProblem{"image_not_found", {}, {}}, {}}));
        QVERIFY(!isAboutWholeRegistry(saying("sha256:11")));
    }

    void aReferenceMeansTheNameItNamesOrAll()
    {
        ImageSummary image;
        image.id = "sha256:aa";
        image.tags = {"nginx:1.25", "nginx:latest"};
        QCOMPARE(namesMeant("nginx", image), std::vector<std::string>{"nginx:latest"});
        QCOMPARE(namesMeant("sha256:aa", image), image.tags);
    }

    void whatExactlyIsWrongIsTheCauseOfARegistrysError()
    {
        const auto error = Error(ErrorCode::Unavailable, "registry_failed", "No.").withContext("cause", "host_not_found");
        QCOMPARE(registryProblem(error).code, std::string("host_not_found"));
        const auto engine =
            Error(ErrorCode::Unavailable, "engine_unreachable", "No.").withContext("cause", "socket_missing");
        QCOMPARE(registryProblem(engine).code, std::string("engine_unreachable"));
    }

    void aPullIsToldAsAWholeAndLayerByLayer()
    {
        const std::vector<LayerProgress> layers{{"aa", "Pull complete", 10'000'000, 10'000'000, true},
                                                {"bb", "Downloading", 5'000'000, 10'000'000, false},
                                                {"cc", "Waiting", 0, 0, false},
                                                {"dd", "Extracting", 2'000'000, 2'000'000, false}};
        const auto state = pullState(layers);
        QCOMPARE(state.detail, std::string("1 of 4 layers, 17 MB of 22 MB"));
        QVERIFY(std::abs(*state.done - (1 + 0.4 + 0 + 0.8) / 4) < 0.001);
        QCOMPARE(state.layers.size(), std::size_t(4));
        QCOMPARE(state.layers[0].name, std::string("layer aa"));
        QCOMPARE(state.layers[0].status, StepStatus::Done);
        QCOMPARE(state.layers[1].detail, std::string("Downloading, 5 MB of 10 MB"));
        QCOMPARE(state.layers[1].status, StepStatus::Running);
        QCOMPARE(state.layers[2].status, StepStatus::Pending);
        QCOMPARE(state.layers[3].status, StepStatus::Running);
        QVERIFY(!pullState({}).done.has_value());
    }
};

WAKEDOCK_TEST(TestImageNews)
#include "test_image_news.moc"
