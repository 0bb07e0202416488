// Whether registries have something newer, asked sparingly.
#include "tests/support/fakes/fake_engine_objects.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// A house with a service on nginx:1.25, whose registry has that very image.
struct CheckedHouse : WorkshopFixture {
    CheckedHouse()
    {
        registries.sites["docker.io"].digests["library/nginx:1.25"] = "sha256:1111";
        ServiceConfig config;
        config.name = "shop";
        config.image = "nginx:1.25";
        deploy(config);
        engines.fakeObjects().tellAll();
        calm();
    }
    std::vector<ImageUpdate> check(std::vector<std::string> references = {})
    {
        return await(core().objects.checkImages.execute(as(Role::Operator), localHost(), std::move(references)));
    }
    std::optional<ImageUpdate> listed(const std::string &tag)
    {
        for (const auto &image : await(core().objects.listImages.execute(as(Role::Viewer), localHost()))) {
            for (const auto &update : image.updates) {
                if (update.tag == tag) {
                    return update;
                }
            }
        }
        return std::nullopt;
    }
};

} // namespace

class TestCheckImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imagesOfServicesAreCheckedAndTheListTellsOfIt()
    {
        CheckedHouse house;
        QVERIFY(!house.listed("nginx:1.25").has_value());
        QVERIFY2(house.registries.asked.empty(), "a list asks nobody");
        house.forgetEvents();
        const auto found = house.check();
        QCOMPARE(found.size(), std::size_t(1));
        house.calm();
        QCOMPARE(house.heard<ImageUpdatesChanged>().size(), std::size_t(1));
        QCOMPARE(house.heard<ImageUpdatesChanged>().front().hostId, localHost());
        QCOMPARE(found.front().tag, std::string("nginx:1.25"));
        QCOMPARE(found.front().state, UpdateState::Current);
        QCOMPARE(found.front().checkedAt, house.clock.now());
        house.registries.sites["docker.io"].digests["library/nginx:1.25"] = "sha256:2222";
        house.clock.advance(61s);
        QCOMPARE(house.check().front().state, UpdateState::Available);
        QCOMPARE(house.listed("nginx:1.25")->digest, std::string("sha256:2222"));
    }

    void theSameNameIsNotAskedForTwiceWithinAMinute()
    {
        CheckedHouse house;
        house.check();
        house.calm();
        house.forgetEvents();
        house.check();
        house.calm();
        QVERIFY2(house.heard<ImageUpdatesChanged>().empty(), "nothing was asked, and there is nothing to read again");
        house.clock.advance(59s);
        house.check({"nginx:1.25"});
        QCOMPARE(house.registries.asked.size(), std::size_t(1));
        house.clock.advance(1s);
        house.check();
        QCOMPARE(house.registries.asked.size(), std::size_t(2));
    }

    void twoWhoAskAtOnceShareOneQuestion()
    {
        CheckedHouse house;
        auto held = house.registries.holdNext();
        auto &check = house.core().objects.checkImages;
        const auto context = WorkshopFixture::as(Role::Operator);
        auto first = check.execute(context, localHost(), {});
        auto second = check.execute(context, localHost(), {});
        held.succeed();
        QCOMPARE(await(std::move(second)).front().state, UpdateState::Current);
        QCOMPARE(await(std::move(first)).front().state, UpdateState::Current);
        QCOMPARE(house.registries.asked.size(), std::size_t(1));
    }

    void whoIsCancelledTakesNoAnswerFromWhoIsNot()
    {
        CheckedHouse house;
        const auto held = house.registries.holdNext();
        auto &check = house.core().objects.checkImages;
        CancelSource leaving;
        auto first = check.execute(WorkshopFixture::as(Role::Operator).withCancel(leaving.token()), localHost(), {});
        auto second = check.execute(WorkshopFixture::as(Role::Operator), localHost(), {});
        leaving.cancel();
        QCOMPARE(awaitError(std::move(first))->code(), ErrorCode::Cancelled);
        QCOMPARE(await(std::move(second)).front().state, UpdateState::Current);
        QCOMPARE(house.registries.asked.size(), std::size_t(2));
    }

    void aRegistryThatIsAwayIsAskedOnceForAllItsNames()
    {
        CheckedHouse house;
        house.registries.sites["docker.io"].trouble = RegistryProblem{"connection_refused", {}, {}};
        const auto found = house.check({"nginx:1.25", "nginx:1.26", "app:1"});
        QCOMPARE(found.size(), std::size_t(3));
        for (const auto &update : found) {
            QCOMPARE(update.state, UpdateState::Unknown);
            QCOMPARE(update.problem->code, std::string("connection_refused"));
        }
        QCOMPARE(house.registries.asked.size(), std::size_t(1));
    }

    void anImageThatTheRegistryDoesNotHaveIsUnknown()
    {
        CheckedHouse house;
        const auto found = house.check({"app:1"});
        QCOMPARE(found.front().state, UpdateState::Unknown);
        QCOMPARE(found.front().problem->code, std::string("image_not_found"));
    }

    void afterThePullTheKnownAnswerSaysCurrentWithoutAnotherQuestion()
    {
        CheckedHouse house;
        house.registries.sites["docker.io"].digests["library/nginx:1.25"] = "sha256:2222";
        QCOMPARE(house.check().front().state, UpdateState::Available);
        house.engine.world.images.at("nginx:1.25").info.digest = "nginx@sha256:2222";
        house.engine.world.images.at("nginx:1.25").info.id = "sha256:newer";
        house.engines.fakeObjects().tellAll();
        house.calm();
        QCOMPARE(house.listed("nginx:1.25")->state, UpdateState::Current);
        QCOMPARE(house.registries.asked.size(), std::size_t(1));
    }

    void anEngineThatIsAwayAndAnUnknownImageAreErrors()
    {
        CheckedHouse house;
        auto &check = house.core().objects.checkImages;
        const auto context = WorkshopFixture::as(Role::Operator);
        QCOMPARE(awaitError(check.execute(context, localHost(), {"no:1"}))->reason(), std::string("image_not_found"));
        house.registries.engineTrouble = Error(ErrorCode::Unavailable, "engine_unreachable", "Gone.");
        QCOMPARE(awaitError(check.execute(context, localHost(), {}))->reason(), std::string("engine_unreachable"));
        QVERIFY(!house.listed("nginx:1.25").has_value());
        QCOMPARE(awaitError(check.execute(WorkshopFixture::as(Role::Viewer), localHost(), {}))->code(),
                 ErrorCode::Forbidden);
    }

    void questionsOfAMinuteAreBounded()
    {
        CheckedHouse house;
        std::vector<std::string> names;
        for (int i = 0; i < 61; ++i) {
            names.push_back("docker.io/team/shop:" + std::to_string(i));
        }
        auto &updates = house.core().imageUpdates;
        const auto refused = awaitError(updates.ask({}, localHost(), names));
        QCOMPARE(refused->code(), ErrorCode::TooManyRequests);
        QCOMPARE(house.registries.asked.size(), std::size_t(60));
        house.clock.advance(61s);
        await(updates.ask({}, localHost(), {names.back()}));
        QCOMPARE(house.registries.asked.size(), std::size_t(61));
    }

    void servicesAreCheckedByThemselvesAFewTimesADay()
    {
        CheckedHouse house;
        house.registries.engineTrouble = Error(ErrorCode::Unavailable, "engine_unreachable", "Gone.");
        house.clock.advance(2h);
        QVERIFY(waitUntil([&house] { return house.registries.asked.size() == 1; }));
        house.registries.engineTrouble.reset();
        house.calm();
        house.clock.advance(6h);
        QVERIFY(waitUntil([&house] { return house.registries.asked.size() == 2; }));
        QVERIFY(waitUntil([&house] { return house.listed("nginx:1.25").has_value(); }));
    }
};

WAKEDOCK_TEST(TestCheckImages)
#include "test_check_images.moc"
