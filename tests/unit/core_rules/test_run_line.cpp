// A `docker run` line becomes a service, and says what it could not keep.
#include "backend/core/domain/rules/run_line.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/shell_words.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;

namespace {

std::vector<std::string> textsOf(const std::vector<ShellWord> &words)
{
    std::vector<std::string> texts;
    std::ranges::transform(words, std::back_inserter(texts), &ShellWord::text);
    return texts;
}

bool notes(const RunLine &line, const std::string &word)
{
    return std::ranges::any_of(line.notes,
                               [&word](const std::string &note) { return note.find(word) != std::string::npos; });
}

std::string refusalOf(const std::string &line)
{
    try {
        (void)readRunLine(line);
        return "nothing";
    } catch (const Error &error) {
        return error.fields().at(0).field + ": " + error.message();
    }
}

} // namespace

class TestRunLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreSplitAsAShellDoes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("spaces") << QByteArray("  a  b\tc\n") << QStringList{"a", "b", "c"};
        QTest::newRow("single") << QByteArray("'a b' c'$d'") << QStringList{"a b", "c$d"};
        QTest::newRow("double") << QByteArray("\"a \\\"b\\\"\" \"\\$c\\n\"") << QStringList{"a \"b\"", "$c\\n"};
        QTest::newRow("escaped") << QByteArray("a\\ b \\'") << QStringList{"a b", "'"};
        QTest::newRow("continued") << QByteArray("a \\\n  b \\\r\n c") << QStringList{"a", "b", "c"};
        QTest::newRow("empty word") << QByteArray("a '' \"\"") << QStringList{"a", "", ""};
        QTest::newRow("nothing") << QByteArray("  ") << QStringList{};
    }
    void wordsAreSplitAsAShellDoes()
    {
        QFETCH(QByteArray, line);
        QFETCH(QStringList, words);
        QStringList found;
        for (const std::string &text : textsOf(splitShellWords(line.toStdString()))) {
            found.append(QString::fromStdString(text));
        }
        QCOMPARE(found, words);
    }

    void aWholeLineBecomesAService()
    {
        const RunLine line =
            readRunLine("sudo docker run -d --name shop -p 127.0.0.1:8080:80 -e KEY='a b' -v data:/data \\\n"
                        " -v /srv/www:/www:ro --network front --restart=always -m 512m --cpus 1.5 "
                        "--label team=web nginx:1.25 nginx -g 'daemon off;'");
        const ServiceConfig &config = line.config;
        QCOMPARE(config.name, std::string("shop"));
        QCOMPARE(config.image, std::string("nginx:1.25"));
        QCOMPARE(config.command, (std::vector<std::string>{"nginx", "-g", "daemon off;"}));
        QCOMPARE(config.environment, (std::map<std::string, std::string>{{"KEY", "a b"}}));
        QCOMPARE(config.ports, (std::vector<PortMapping>{{"127.0.0.1", 8080, 80, Protocol::Tcp}}));
        QCOMPARE(config.volumes,
                 (std::vector<VolumeMount>{{VolumeType::Volume, "data", "/data", false},
                                           {VolumeType::Bind, "/srv/www", "/www", true}}));
        QCOMPARE(config.networks, (std::vector<std::string>{"front"}));
        QCOMPARE(config.restartPolicy, RestartPolicy::Always);
        QCOMPARE(config.resources, (Resources{512LL * 1024 * 1024, 1.5}));
        QCOMPARE(config.labels, (std::map<std::string, std::string>{{"team", "web"}}));
        QVERIFY(line.notes.empty());
        QVERIFY(brokenRules(normalised(config)).empty());
    }

    void shortOptionsMayBeWrittenTogether()
    {
        const RunLine line = readRunLine("podman container run -dit -p8080:80/udp -eA=1 -dp 81:81 app");
        QCOMPARE(line.config.ports,
                 (std::vector<PortMapping>{{"0.0.0.0", 8080, 80, Protocol::Udp}, {"0.0.0.0", 81, 81, Protocol::Tcp}}));
        QCOMPARE(line.config.environment.at("A"), std::string("1"));
        QVERIFY(notes(line, "every network interface"));
    }

    void portsComeInManyShapes_data()
    {
        QTest::addColumn<QByteArray>("option");
        QTest::addColumn<QByteArray>("ip");
        QTest::addColumn<int>("host");
        QTest::addColumn<int>("container");
        QTest::addColumn<int>("count");
        QTest::newRow("container only") << QByteArray("80") << QByteArray("0.0.0.0") << 0 << 80 << 1;
        QTest::newRow("any on one address") << QByteArray("127.0.0.1::80") << QByteArray("127.0.0.1") << 0 << 80 << 1;
        QTest::newRow("v6") << QByteArray("[::1]:90:80") << QByteArray("::1") << 90 << 80 << 1;
        QTest::newRow("range") << QByteArray("9000-9002:80-82") << QByteArray("0.0.0.0") << 9000 << 80 << 3;
    }
    void portsComeInManyShapes()
    {
        QFETCH(QByteArray, option);
        QFETCH(QByteArray, ip);
        QFETCH(int, host);
        QFETCH(int, container);
        QFETCH(int, count);
        const auto ports = readRunLine("docker run -p " + option.toStdString() + " app").config.ports;
        QCOMPARE(static_cast<int>(ports.size()), count);
        QCOMPARE(ports.front(), (PortMapping{ip.toStdString(), host, container, Protocol::Tcp}));
        QCOMPARE(ports.back().containerPort, container + count - 1);
    }

    void aMountIsReadPartByPart()
    {
        const RunLine line = readRunLine("docker run --mount type=bind,source=/a,target=/b,readonly "
                                         "--mount src=data,dst=/c --mount type=tmpfs,target=/t app");
        QCOMPARE(
            line.config.volumes,
            (std::vector<VolumeMount>{{VolumeType::Bind, "/a", "/b", true}, {VolumeType::Volume, "data", "/c", false}}));
        QVERIFY(notes(line, "tmpfs"));
    }

    void whatIsMissingIsFoundOutAndSaid()
    {
        const RunLine line =
            readRunLine("docker run -v /var/lib/data --user 1000 --read-only --rm registry.example:5000/team/My_App:2");
        QCOMPARE(line.config.name, std::string("my-app"));
        QCOMPARE(line.config.volumes.front().source, std::string("my-app-var-lib-data"));
        QVERIFY(notes(line, "my-app-var-lib-data"));
        QVERIFY(notes(line, "--user 1000"));
        QVERIFY(notes(line, "--read-only"));
        QCOMPARE(line.notes.size(), std::size_t(3));
    }

    void aNameThatDoesNotFitIsMadeToFitAndSaid()
    {
        const RunLine line = readRunLine("docker run --name Web_Shop.1 app");
        QCOMPARE(line.config.name, std::string("web-shop-1"));
        QVERIFY(notes(line, "Web_Shop.1"));
    }

    void whatCannotBeReadIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const char *line, const char *word) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(word);
        };
        row("docker ps", "does not begin");
        row("docker run -d", "names no image");
        row("docker run --name", "lacks its value");
        row("docker run --no-such-thing x app", "--no-such-thing");
        row("docker run -z app", "-z");
        row("docker run -p 99999:80 app", "99999:80");
        row("docker run -p 1-3:1-2 app", "1-3:1-2");
        row("docker run -e HOME app", "HOME=VALUE");
        row("docker run -v ./data:/data app", "whole path");
        row("docker run -v data app", "no volume");
        row("docker run -m lots app", "no size");
        row("docker run --cpus many app", "processors");
        row("docker run --restart sometimes app", "restart policy");
        row("docker run --network host app", "network of its own");
        row("docker run --privileged app", "whole host");
        row("docker run -v $PWD/data:/data app", "Character 15: only your shell knows the value of $PWD");
        row("docker run app; rm -rf /", "Character 15");
        row("docker run 'app", "never closed");
        row("docker run \"app", "never closed");
        row("docker run app\\", "escapes nothing");
        row("docker run \"`id`\" app", "belongs to the shell");
    }
    void whatCannotBeReadIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, word);
        const std::string refusal = refusalOf(line.toStdString());
        QVERIFY2(refusal.starts_with("command: ") && refusal.find(word.toStdString()) != std::string::npos, refusal.c_str());
    }
};

WAKEDOCK_TEST(TestRunLine)
#include "test_run_line.moc"
