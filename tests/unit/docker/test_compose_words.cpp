#include "backend/infrastructure/docker/compose/compose_command_line.h"
#include "backend/infrastructure/docker/compose/output_lines.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::docker;
using core::ComposeVerb;

namespace {

std::string spoken(const ComposeProgram &program, const core::ComposeCommand &command)
{
    const core::ComposeProject project{core::localHost(), "shop",         "/srv/shop", {"/srv/shop/compose.yaml", "/x.yaml"},
                                       "/srv/shop/.env",  {"dev", "test"}};
    std::string line = program.program;
    for (const std::string &argument : composeArguments(program, project, command)) {
        line += " " + argument;
    }
    return line;
}

} // namespace

/// How the two Compose programs are spoken to, and how their output is read.
class TestComposeWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachProgramGetsItsOwnCommandLine()
    {
        const std::string project =
            " --ansi never --project-name shop --project-directory /srv/shop --file "
            "/srv/shop/compose.yaml --file /x.yaml --env-file /srv/shop/.env --profile dev --profile test ";
        const auto plugin = composeProgram("docker", {"compose"}, "v2.29.1");
        const auto first = composeProgram("docker-compose", {}, "1.29.2");
        const auto standalone = composeProgram("docker-compose", {}, "2.20.0");
        QCOMPARE(plugin.tool, (core::ComposeTool{"docker compose", "2.29.1"}));
        QVERIFY(first.isFirst && !standalone.isFirst);
        QCOMPARE(spoken(plugin, {ComposeVerb::Up, true}),
                 "docker compose" + project + "up --detach --remove-orphans --build");
        QCOMPARE(spoken(first, {ComposeVerb::Up, false}),
                 "docker-compose" + project + "up --detach --remove-orphans --no-color");
        QCOMPARE(spoken(standalone, {ComposeVerb::Up, false}), "docker-compose" + project + "up --detach --remove-orphans");
        QCOMPARE(spoken(first, {ComposeVerb::Up, false, {"db", "job"}}),
                 "docker-compose" + project + "up --detach --remove-orphans --no-color db job");
        QCOMPARE(spoken(plugin, {ComposeVerb::AddBeside, true, {"web"}, 2}),
                 "docker compose" + project + "up --detach --no-deps --no-recreate --scale web=2 --build web");
        QCOMPARE(spoken(first, {ComposeVerb::AddBeside, false, {"web"}, 2}),
                 "docker-compose" + project + "up --detach --no-deps --no-recreate --scale web=2 --no-color web");
        QCOMPARE(spoken(plugin, {ComposeVerb::Down, false}), "docker compose" + project + "down --remove-orphans");
        QCOMPARE(spoken(first, {ComposeVerb::Check, false}), "docker-compose" + project + "config --quiet");
    }

    void volumesAreNeverAmongWhatDownTakes()
    {
        const std::string line = spoken(composeProgram("docker", {"compose"}, "2"), {ComposeVerb::Down, false});
        QVERIFY(line.find("-v") == std::string::npos && line.find("volumes") == std::string::npos);
    }

    void linesAreCutAndCleaned_data()
    {
        QTest::addColumn<std::string>("written");
        QTest::addColumn<std::string>("line");
        QTest::newRow("plain") << std::string("Creating shop_web_1 ... done") << std::string("Creating shop_web_1 ... done");
        QTest::newRow("colour") << std::string("\x1b[32mdone\x1b[0m") << std::string("done");
        QTest::newRow("cursor") << std::string("\x1b[2A\x1b[2K\rPulling") << std::string("Pulling");
        QTest::newRow("over itself") << std::string("10%\r20%\r") << std::string("20%");
        QTest::newRow("set in") << std::string("  web\tPulled") << std::string("web Pulled");
        QTest::newRow("broken") << std::string("caf\xc3") << std::string("caf\xef\xbf\xbd");
        QTest::newRow("turned round") << std::string("a\xe2\x80\xae"
                                                     "b")
                                      << std::string("ab");
    }
    void linesAreCutAndCleaned()
    {
        QFETCH(std::string, written);
        QFETCH(std::string, line);
        std::vector<std::string> lines;
        OutputLines output([&lines](std::string each) { lines.push_back(std::move(each)); });
        output.take(written + "\n");
        QCOMPARE(lines, (std::vector<std::string>{line}));
    }

    void linesComeAsTheyAreCompleteAndTheLastOneAtTheEnd()
    {
        std::vector<std::string> lines;
        OutputLines output([&lines](std::string line) { lines.push_back(std::move(line)); });
        output.take("one\ntw");
        QCOMPARE(lines, (std::vector<std::string>{"one"}));
        output.take("o\n\n  \nthree");
        QCOMPARE(lines, (std::vector<std::string>{"one", "two"}));
        output.finish();
        QCOMPARE(lines, (std::vector<std::string>{"one", "two", "three"}));
        output.take(std::string(10000, 'x') + "\n");
        QCOMPARE(lines.back().size(), OutputLines::Longest);
    }
};

WAKEDOCK_TEST(TestComposeWords)
#include "test_compose_words.moc"
