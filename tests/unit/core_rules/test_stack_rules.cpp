#include "backend/core/domain/rules/stack_plan.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

namespace {

Container container(const std::string &service, ContainerStatus status, int exitCode = 0,
                    RestartPolicy policy = RestartPolicy::No)
{
    Container made;
    made.id = service + "-id";
    made.name = "shop_" + service + "_1";
    made.status = status;
    made.exitCode = exitCode;
    made.restartPolicy = policy;
    made.labels = {{compose_label::Project, "shop"}, {compose_label::Service, service}};
    return made;
}

std::string fieldsOf(const std::vector<FieldError> &problems)
{
    std::string fields;
    for (const FieldError &problem : problems) {
        fields += (fields.empty() ? "" : " ") + problem.field;
    }
    return fields;
}

ComposeService service(const std::string &name, const std::string &image)
{
    ComposeService made;
    made.name = name;
    made.image = image;
    made.definition = "{image:" + image + "}";
    return made;
}

} // namespace

/// Names, states and plans of stacks, decided without anybody being asked.
class TestStackRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsTheNameAndOnOtherHostsTheHostToo()
    {
        QCOMPARE(stackIdText({localHost(), "shop"}), std::string("shop"));
        QCOMPARE(stackIdText({HostId("h1"), "shop"}), std::string("shop@h1"));
        QVERIFY(readStackId("shop") == (StackId{localHost(), "shop"}));
        QVERIFY(readStackId("shop@h1") == (StackId{HostId("h1"), "shop"}));
        for (const char *odd : {"", "Shop", "-x", "_x", "a b", "a/b", "shop@", "shop@local", "shop@a/b", "../x"}) {
            QVERIFY2(!readStackId(odd), odd);
        }
    }

    void theJournalTellsStacksFromServices()
    {
        const StackId id{HostId("h1"), "shop"};
        QVERIFY(stackOfSubject(stackSubject(id)) == id);
        QVERIFY(!stackOfSubject(ServiceId("5b9f0a52-6a0e-4f6c-9d1e-000000000000")));
        QVERIFY(!stackOfSubject(ServiceId("stack:../x")));
    }

    void namesAndFilesThatBreakARuleAreNamed_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::vector<std::string>>("files");
        QTest::addColumn<std::string>("told");
        const auto row = [](const char *what, const char *name, std::vector<std::string> files, const char *told) {
            QTest::newRow(what) << std::string(name) << std::move(files) << std::string(told);
        };
        row("right", "my_shop-2", {"compose.yaml", ".env", "conf/app.conf"}, "");
        row("name", "My shop", {"compose.yaml"}, "name");
        row("upwards", "a", {"../compose.yaml"}, "files[0].name");
        row("inside upwards", "a", {"a/../../b"}, "files[0].name");
        row("absolute", "a", {"/etc/passwd"}, "files[0].name");
        row("empty part", "a", {"a//b"}, "files[0].name");
        row("a folder", "a", {"a/"}, "files[0].name");
        row("dot", "a", {"./a"}, "files[0].name");
        row("comma", "a", {"a,b"}, "files[0].name");
        row("line", "a", {"a\nb"}, "files[0].name");
        row("twice", "a", {"a", "a"}, "files[1].name");
        row("file and folder", "a", {"a", "a/b"}, "files[1].name");
        row("none", "a", {}, "files");
        row("too many", "a", std::vector<std::string>(51, "x"), "");
    }
    void namesAndFilesThatBreakARuleAreNamed()
    {
        QFETCH(std::string, name);
        QFETCH(std::vector<std::string>, files);
        QFETCH(std::string, told);
        std::vector<StackFile> all;
        for (const std::string &file : files) {
            all.push_back({file, "x"});
        }
        const std::string fields = fieldsOf(brokenStackRules(name, all));
        if (files.size() > MostStackFiles) {
            QVERIFY(fields.ends_with(" files"));
        } else {
            QCOMPARE(fields, told);
        }
        QCOMPARE(fieldsOf(brokenStackRules("a", {{"a", std::string(MostStackBytes + 1, 'x')}})), std::string("files"));
    }

    void theUsualFilesAreTheProgramsOwn()
    {
        const auto usual = [](std::vector<std::string> names) {
            std::vector<StackFile> files;
            for (std::string &name : names) {
                files.push_back({std::move(name), {}});
            }
            return usualComposeFiles(files);
        };
        QCOMPARE(usual({"docker-compose.yml", "compose.yaml"}), (std::vector<std::string>{"compose.yaml"}));
        QCOMPARE(usual({"docker-compose.yml", "docker-compose.override.yml", "compose.override.yaml"}),
                 (std::vector<std::string>{"docker-compose.yml", "docker-compose.override.yml"}));
        QCOMPARE(usual({"stack.yaml"}), std::vector<std::string>());
    }

    void theStatusComesFromTheContainers_data()
    {
        QTest::addColumn<std::vector<Container>>("containers");
        QTest::addColumn<StackStatus>("status");
        QTest::addColumn<std::string>("reason");
        using enum ContainerStatus;
        Container sick = container("web", Running);
        sick.health = ContainerHealth::Unhealthy;
        Container young = container("web", Running);
        young.health = ContainerHealth::Starting;
        Container oneOff = container("web", Exited, 1);
        oneOff.labels[compose_label::OneOff] = "True";
        const auto row = [](const char *what, std::vector<Container> containers, StackStatus status, const char *reason) {
            QTest::newRow(what) << std::move(containers) << status << std::string(reason);
        };
        row("all run", {container("db", Running), container("web", Running)}, StackStatus::Running, "");
        row("a one-shot is done", {container("db", Exited), container("web", Running)}, StackStatus::Running, "");
        row("all are done", {container("db", Exited), container("web", Exited)}, StackStatus::Completed, "");
        row("one failed", {container("db", Running), container("web", Exited, 3)}, StackStatus::Error,
            "web ended with a failure");
        row("one restarts", {container("db", Running), container("web", Restarting)}, StackStatus::Error,
            "web is restarting");
        row("one is sick", {container("db", Running), sick}, StackStatus::Unhealthy, "web is unhealthy");
        row("one starts", {container("db", Running), young}, StackStatus::Starting, "web is starting");
        row("one was stopped", {container("db", Running), container("web", Exited, 143)}, StackStatus::Partial,
            "web is stopped");
        row("not meant to end", {container("db", Running), container("web", Exited, 0, RestartPolicy::Always)},
            StackStatus::Partial, "web is stopped");
        row("one is paused", {container("db", Running), container("web", Paused)}, StackStatus::Partial, "web is paused");
        row("one is missing", {container("db", Running)}, StackStatus::Partial, "web has no container");
        row("none is there", {}, StackStatus::Stopped, "db has no container, web has no container");
        row("a run by hand", {container("db", Running), container("web", Running), oneOff}, StackStatus::Running, "");
    }
    void theStatusComesFromTheContainers()
    {
        QFETCH(std::vector<Container>, containers);
        QFETCH(StackStatus, status);
        QFETCH(std::string, reason);
        const auto rows = stackRows(containers, {"db", "web"});
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(stackStatus(rows, WishedRun::Running), status);
        QCOMPARE(stackStatusReason(rows, WishedRun::Running), reason);
        QCOMPARE(stackStatus(stackRows({}, {"db"}), WishedRun::Stopped), StackStatus::Stopped);
        QCOMPARE(stackStatusReason(stackRows({}, {"db"}), WishedRun::Stopped), std::string());
    }

    void theWorseContainerSpeaksForItsService()
    {
        Container second = container("web", ContainerStatus::Exited, 1);
        second.id = "second";
        const auto rows = stackRows({container("web", ContainerStatus::Running), second}, {});
        QCOMPARE(rows.front().status, StackServiceStatus::Failed);
        QCOMPARE(rows.front().running, 1);
        QCOMPARE(rows.front().containers, 2);
        QCOMPARE(rows.front().exitCode, std::optional(1));
    }

    void thePlanSaysWhatHappensToEachServiceAndVolume()
    {
        StackPlanFacts facts;
        facts.record = StackRecord();
        facts.record->revision = 1;
        facts.record->lastUpSeconds = 4;
        facts.before.services = {service("db", "pg"), service("old", "x"), service("same", "s"), service("web", "nginx:1")};
        facts.next.services = {service("db", "pg"), service("new", "n"), service("same", "s"), service("web", "nginx:2")};
        facts.next.volumes = {{"data", "shop_data", false}, {"more", "shop_more", false}, {"ext", "ext", true}};
        facts.volumes = {"shop_data", "shop_gone"};
        facts.containers = {container("db", ContainerStatus::Exited), container("old", ContainerStatus::Running),
                            container("same", ContainerStatus::Running), container("web", ContainerStatus::Running)};
        facts.images = {{"pg", "1"}, {"s", "2"}, {"nginx:2", "3"}};
        const StackPlan plan = stackPlan(facts);
        using Change = StackPlan::Change;
        QCOMPARE(plan.services.size(), std::size_t(5));
        QCOMPARE(plan.services[0].change, Change::Start);
        QCOMPARE(plan.services[1].change, Change::Create);
        QVERIFY(plan.services[1].pullsImage);
        QCOMPARE(plan.services[2].change, Change::Remove);
        QCOMPARE(plan.services[3].change, Change::Keep);
        QCOMPARE(plan.services[4].change, Change::Recreate);
        QCOMPARE(plan.services[4].reason, std::string("Its image changes from nginx:1 to nginx:2."));
        QCOMPARE(plan.downtimeSeconds, 5);
        QCOMPARE(plan.volumes,
                 (std::vector<StackPlan::Volume>{{"shop_data", StackPlan::VolumeChange::Keep},
                                                 {"shop_gone", StackPlan::VolumeChange::Leave},
                                                 {"shop_more", StackPlan::VolumeChange::Create}}));
    }

    void anotherImageBehindTheTagOrAFileRecreates()
    {
        StackPlanFacts facts;
        facts.before.services = facts.next.services = {service("web", "nginx:1")};
        facts.containers = {container("web", ContainerStatus::Running)};
        facts.containers[0].imageId = "old";
        facts.images = {{"nginx:1", "old"}};
        QCOMPARE(stackPlan(facts).services[0].change, StackPlan::Change::Keep);
        facts.images["nginx:1"] = "new";
        QCOMPARE(stackPlan(facts).services[0].change, StackPlan::Change::Recreate);
        QCOMPARE(stackPlan(facts).services[0].downtimeSeconds, 10);
        facts.images["nginx:1"] = "old";
        facts.next.services[0].definition = facts.before.services[0].definition = "{env_file:\"app.env\"}";
        facts.changedFiles = {"app.env"};
        QCOMPARE(stackPlan(facts).services[0].change, StackPlan::Change::Recreate);
    }
};

WAKEDOCK_TEST(TestStackRules)
#include "test_stack_rules.moc"
