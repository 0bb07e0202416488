#include "store_contract.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStoreServices : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceComesBackAsItWasStored()
    {
        ServiceRecord stored = makeService("s1", "shop");
        stored.revision = 3;
        stored.wished = WishedRun::Stopped;
        stored.liveColour = Colour::B;
        stored.resolvedPort = 8080;
        stored.adoptedContainerId = "0123456789abcdef";
        stored.config.environment = {{"GREETING", "grüß dich ☺"}, {"EMPTY", ""}};
        stored.config.command = {"sh", "-c", "echo 'a \"b\"'"};
        stored.config.ports = {{"127.0.0.1", 0, 80, Protocol::Tcp}, {"0.0.0.0", 5353, 53, Protocol::Udp}};
        stored.config.volumes = {{VolumeType::Bind, "/srv/data", "/data", true}};
        stored.config.labels = {{"a.b", "c"}};
        stored.config.resources = {64 << 20, 0.5};
        stored.config.healthCheck = HealthCheck{HealthCheckType::Http, "/ready", 204, 3, 2, 7};
        stored.config.upstreamPort = 8080;
        stored.config.domain = "shop.example.org";
        stored.config.aliases = {"www.shop.example.org"};
        stored.config.tls = TlsMode::Internal;
        stored.config.isProtected = true;
        stored.config.sleep.enabled = true;
        stored.config.sleep.idleMinutes = 5;
        stored.config.sleep.stopMode = StopMode::Pause;
        stored.config.sleep.cpuPercent = 1.5;
        stored.config.sleep.networkBytesPerSecond = 5'000'000'000;
        stored.config.sleep.awakeHours = {{{1, 7}, 480, 1080}, {{}, 0, 1440}};
        stored.config.sleep.wakeOnly = {{"GET"}, {"/api/*"}, {"Mozilla"}, {"10.0.0.0/8"}};
        stored.config.sleep.wakeNever.userAgents = {"crawler"};
        stored.config.sleep.answersProbes = true;
        stored.config.loadingPage = {"Shop", "One moment", LoadingTheme::Dark, "#2a6f4e", "data:image/png;base64,AAAA",
                                     true};
        stored.config.dependsOn = {"database"};
        write([&](Repositories &all) { stored = all.services().create(stored); });
        QCOMPARE(stored.version, 1);
        read([&](Repositories &all) {
            QCOMPARE(all.services().find(ServiceId("s1")), std::optional(stored));
            QCOMPARE(all.services().findByName("shop"), std::optional(stored));
        });
    }

    void whatIsNotThereIsNothing()
    {
        read([](Repositories &all) {
            QVERIFY(!all.services().find(ServiceId("s1")));
            QVERIFY(!all.services().findByName("shop"));
            QVERIFY(!all.services().findRevision(ServiceId("s1"), 1));
            QVERIFY(all.services().list().empty());
        });
    }

    void servicesAreListedByName()
    {
        write([](Repositories &all) {
            all.services().create(makeService("1", "web"));
            all.services().create(makeService("2", "api"));
            all.services().create(makeService("3", "db"));
        });
        std::string names;
        read([&](Repositories &all) {
            for (const auto &record : all.services().list()) {
                names += record.config.name + " ";
            }
        });
        QCOMPARE(names, std::string("api db web "));
    }

    void aNameIsTakenOnce()
    {
        write([](Repositories &all) {
            all.services().create(makeService("1", "shop"));
            all.services().create(makeService("2", "blog"));
        });
        const auto create = refusal([](Repositories &all) { all.services().create(makeService("3", "shop")); });
        QCOMPARE(create->code(), ErrorCode::Conflict);
        QCOMPARE(create->reason(), std::string("name_taken"));
        QCOMPARE(create->fields().front().field, std::string("name"));
        const auto rename = refusalReason([](Repositories &all) {
            auto blog = *all.services().find(ServiceId("2"));
            blog.config.name = "shop";
            all.services().update(blog);
        });
        QCOMPARE(rename, std::string("name_taken"));
    }

    void anUpdateRaisesTheVersionAndRefusesAnOldOne()
    {
        ServiceRecord record = makeService("1", "shop");
        write([&](Repositories &all) { record = all.services().create(record); });
        ServiceRecord changed = record;
        changed.config.image = "busybox:2";
        write([&](Repositories &all) { changed = all.services().update(changed); });
        QCOMPARE(changed.version, 2);
        const auto late = refusal([&](Repositories &all) { all.services().update(record); });
        QCOMPARE(late->code(), ErrorCode::PreconditionFailed);
        QCOMPARE(late->reason(), std::string("version_changed"));
        read([&](Repositories &all) { QCOMPARE(all.services().find(record.id), std::optional(changed)); });
    }

    void anUpdateOfWhatIsGoneIsNotFoundAndARemovalOfItIsNot()
    {
        ServiceRecord record = makeService("1", "shop");
        write([&](Repositories &all) { record = all.services().create(record); });
        write([&](Repositories &all) { all.services().remove(record.id); });
        write([&](Repositories &all) { all.services().remove(record.id); });
        const auto late = refusal([&](Repositories &all) { all.services().update(record); });
        QCOMPARE(late->code(), ErrorCode::NotFound);
        QCOMPARE(late->reason(), std::string("service_not_found"));
    }

    void revisionsArePagedNewestFirst()
    {
        write([](Repositories &all) {
            all.services().create(makeService("1", "shop"));
            all.services().create(makeService("2", "blog"));
            for (int number = 1; number <= 5; ++number) {
                all.services().addRevision(revisionOf("1", number));
            }
            all.services().addRevision(revisionOf("2", 1));
        });
        read([](Repositories &all) {
            QCOMPARE(numbers(all.services().revisions(ServiceId("1"), {2, ""})), std::string("5 4 "));
            QCOMPARE(numbers(all.services().revisions(ServiceId("1"), {2, "4"})), std::string("3 2 "));
            QCOMPARE(numbers(all.services().revisions(ServiceId("1"), {2, "2"})), std::string("1 "));
            QCOMPARE(all.services().findRevision(ServiceId("1"), 4), std::optional(revisionOf("1", 4)));
        });
        for (const auto *cursor : {"17", "four", "4x"}) {
            const auto reason =
                refusalReason([cursor](Repositories &all) { all.services().revisions(ServiceId("1"), {2, cursor}); });
            QCOMPARE(reason, std::string("cursor_unknown"));
        }
    }

    void aRevisionNumberIsGivenOnceAndOnlyToAServiceThatIsThere()
    {
        write([](Repositories &all) {
            all.services().create(makeService("1", "shop"));
            all.services().addRevision(revisionOf("1", 1));
        });
        QCOMPARE(refusalReason([](Repositories &all) { all.services().addRevision(revisionOf("1", 1)); }),
                 std::string("revision_taken"));
        QCOMPARE(refusalReason([](Repositories &all) { all.services().addRevision(revisionOf("9", 1)); }),
                 std::string("service_not_found"));
    }

    void revisionsGoWithTheirService()
    {
        write([](Repositories &all) {
            all.services().create(makeService("1", "shop"));
            all.services().addRevision(revisionOf("1", 1));
            all.services().remove(ServiceId("1"));
            all.services().create(makeService("1", "shop"));
            QVERIFY(all.services().revisions(ServiceId("1"), {}).empty());
        });
    }

    void aClosureThatThrowsLeavesNothingBehind()
    {
        const auto reason = refusalReason([](Repositories &all) {
            all.services().create(makeService("1", "shop"));
            all.settings().set("theme", "dark");
            all.audit().append(makeAuditEntry("service.deploy"));
            throw Error(ErrorCode::Conflict, "changed_my_mind", "No.");
        });
        QCOMPARE(reason, std::string("changed_my_mind"));
        read([](Repositories &all) {
            QVERIFY(all.services().list().empty());
            QVERIFY(!all.settings().find("theme"));
            QVERIFY(all.audit().list({}).empty());
            QVERIFY(all.audit().verify());
        });
    }

    void aRefusedStatementMayBeHandledInsideTheClosure()
    {
        write([](Repositories &all) {
            all.services().create(makeService("1", "shop"));
            try {
                all.services().create(makeService("2", "shop"));
            } catch (const Error &) {
                all.services().create(makeService("2", "shop-2"));
            }
        });
        read([](Repositories &all) { QCOMPARE(all.services().list().size(), std::size_t(2)); });
    }

    void aReadThatChangesSomethingIsRefused()
    {
        bool refused = false;
        try {
            read([](Repositories &all) { all.services().create(makeService("1", "shop")); });
        } catch (const Error &error) {
            refused = error.reason() == "read_only_transaction";
        }
        QVERIFY(refused);
        read([](Repositories &all) { QVERIFY(all.services().list().empty()); });
    }

    void textsThatLookLikeSqlAreOnlyTexts()
    {
        const std::string evil = "x'; DROP TABLE services; -- \" ? :a @b $1 %s";
        write([&](Repositories &all) {
            auto record = makeService(evil, evil);
            record.owner = evil;
            record.config.environment = {{evil, evil}};
            all.services().create(record);
            all.settings().set(evil, evil);
        });
        read([&](Repositories &all) {
            QCOMPARE(all.services().findByName(evil)->owner, evil);
            QCOMPARE(all.services().find(ServiceId(evil))->config.environment.at(evil), evil);
            QCOMPARE(all.settings().find(evil), std::optional(evil));
            QVERIFY(!all.services().findByName("x' OR '1'='1"));
        });
    }

    void aClosureMayGiveAValueBack()
    {
        const auto record =
            await(store().write([](Repositories &all) { return all.services().create(makeService("1", "a")); }));
        QCOMPARE(record.version, 1);
        const auto count = await(store().read([](Repositories &all) { return all.services().list().size(); }));
        QCOMPARE(count, std::size_t(1));
    }

private:
    static Revision revisionOf(const std::string &service, std::int64_t number)
    {
        Revision revision;
        revision.serviceId = ServiceId(service);
        revision.number = number;
        revision.config = makeService(service, "shop").config;
        revision.config.image = "busybox:" + std::to_string(number);
        revision.imageDigest = "sha256:" + std::to_string(number);
        revision.deployedAt = atSecond(static_cast<int>(number));
        return revision;
    }
    static std::string numbers(const std::vector<Revision> &revisions)
    {
        std::string text;
        for (const auto &revision : revisions) {
            text += std::to_string(revision.number) + " ";
        }
        return text;
    }
};

WAKEDOCK_TEST(TestStoreServices)
#include "test_store_services.moc"
