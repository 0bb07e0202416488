#include "backend/infrastructure/caddy/api/admin_address.h"
#include "backend/infrastructure/caddy/config/foreign_hosts.h"
#include "backend/infrastructure/caddy/config/listen_address.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/monitoring/private_files.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

class TestCaddyWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listenersAreReadAsCaddyWritesThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meaning");
        QTest::newRow("all addresses") << ":443" << " 443-443";
        QTest::newRow("one address") << "127.0.0.1:8080" << "127.0.0.1 8080-8080";
        QTest::newRow("network and IPv6") << "tcp/[::1]:80" << "::1 80-80";
        QTest::newRow("range") << "tcp4/:8000-8010" << " 8000-8010";
        for (const auto *text : {"unix//run/x.sock", "udp/:443", "localhost", ":{env.PORT}", ":0", ":70000", ":80x"}) {
            QTest::newRow(text) << text << "nothing";
        }
    }

    void listenersAreReadAsCaddyWritesThem()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, meaning);
        const auto address = readListenAddress(text.toStdString());
        const auto read = address
            ? QString("%1 %2-%3").arg(QString::fromStdString(address->host)).arg(address->firstPort).arg(address->lastPort)
            : QString("nothing");
        QCOMPARE(read, meaning);
    }

    void adminAddressesAreReadInEverySpelling_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("listen");
        QTest::newRow("URL") << "http://127.0.0.1:2019" << "127.0.0.1:2019";
        QTest::newRow("URL with slash") << "http://localhost:2019/" << "localhost:2019";
        QTest::newRow("bare") << "127.0.0.1:2020" << "127.0.0.1:2020";
        QTest::newRow("socket") << "unix:///run/caddy.sock" << "unix//run/caddy.sock";
        QTest::newRow("socket as Caddy writes it") << "unix//run/caddy.sock" << "unix//run/caddy.sock";
        for (const auto *url :
             {"", "http://", "https://h:1", "http://host", "http://h:1/path", ":2019", "unix://relative"}) {
            QTest::newRow(url) << url << "refused";
        }
    }

    void adminAddressesAreReadInEverySpelling()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, listen);
        QString read = "refused";
        try {
            read = QString::fromStdString(readAdminAddress(url.toStdString()).listen);
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Invalid);
        }
        QCOMPARE(read, listen);
    }

    void foreignHostsAreFoundAtAnyDepthAndOursAreNotAmongThem()
    {
        const auto config = json::parse(R"({"apps": {"http": {"servers": {
            "own": {"@id": "wakedock-http-server", "routes": [{"match": [{"host": ["ours.test"]}]}]},
            "srv0": {"routes": [
                {"@id": "wakedock", "match": [{"host": ["also-ours.test"]}]},
                {"match": [{"host": ["B.example.org", "a.example.org"]}, {"path": ["/x"]}],
                 "handle": [{"handler": "subroute", "routes": [{"match": [{"host": ["deep.example.org"]}]}]}]}]}}}}})");
        const auto hosts = foreignHostsIn(config);
        QCOMPARE(hosts.size(), std::size_t(3));
        for (std::size_t i = 0; i < hosts.size(); ++i) {
            QCOMPARE(hosts[i].host, (std::vector<std::string>{"a.example.org", "b.example.org", "deep.example.org"})[i]);
            QCOMPARE(hosts[i].place,
                     std::string("route 2 of the server \"srv0\" (/config/apps/http/servers/srv0/routes/1)"));
        }
        QVERIFY(foreignHostsIn(nullptr).empty());
    }

    void versionsCompareByNumber()
    {
        QVERIFY(isAtLeast("2.7.0", 2, 7));
        QVERIFY(isAtLeast("2.10.1", 2, 7));
        QVERIFY(isAtLeast("3.0", 2, 7));
        QVERIFY(!isAtLeast("2.6.2", 2, 7));
        QVERIFY(!isAtLeast("", 2, 7));
        QVERIFY(!isAtLeast("unknown", 2, 7));
    }

    void aProgramThatIsAskedItsVersionGetsNothingOfOurSecrets()
    {
        QTemporaryDir folder;
        QFile program(folder.path() + "/caddy");
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho \"v2.${WAKEDOCK_SECRET_OF_A_TEST:-none}\"\n");
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("WAKEDOCK_SECRET_OF_A_TEST", "told");
        const auto version = tests::await(askCaddyVersion(program.fileName().toStdString(), {}));
        qunsetenv("WAKEDOCK_SECRET_OF_A_TEST");
        QCOMPARE(version, std::string("2.none"));
    }

    void aProgramIsOnlyOursWhereNobodyElseMayWriteAtAnyDepth()
    {
        const auto shell = QFileInfo("/bin/sh").canonicalFilePath();
        QVERIFY(isOnlyOurs(shell.toStdString()));
        QVERIFY(!isOnlyOurs("/nowhere/caddy"));
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("sub"));
        QFile program(folder.path() + "/sub/caddy");
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.close();
        QVERIFY(QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::WriteGroup));
        QVERIFY(!isOnlyOurs(program.fileName().toStdString()));
        QVERIFY(QFile::link(shell, folder.path() + "/link"));
        QVERIFY(!isOnlyOurs(folder.path().toStdString() + "/link"));
    }

    void caddysLastComplaintIsFoundInItsLog()
    {
        QCOMPARE(complaintIn("{\"level\":\"info\",\"msg\":\"using provided configuration\"}\nError: loading initial config: "
                             "listen tcp :80\n"),
                 std::string("loading initial config: listen tcp :80"));
        QCOMPARE(complaintIn("{\"level\":\"info\",\"msg\":\"serving\"}\n"), std::string());
    }
};

WAKEDOCK_TEST(TestCaddyWords)
#include "test_caddy_words.moc"
