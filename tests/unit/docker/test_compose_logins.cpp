#include "backend/infrastructure/docker/client/login_book.h"
#include "backend/infrastructure/docker/compose/compose_logins.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <sys/stat.h>

using namespace wakedock;
using namespace wakedock::docker;

namespace {

core::RegistryLogin ada(const std::string &address)
{
    return {address, "ada", Secret("oars")};
}

// ada:oars
constexpr const char *AdaAuth = "YWRhOm9hcnM=";

unsigned rightsOf(const QString &path)
{
    struct stat facts{};
    ::stat(path.toUtf8().constData(), &facts);
    return facts.st_mode & 0777;
}

void writeText(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

/// The logins a Compose program is given, for as long as it runs.
class TestComposeLogins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheOperatorsConfigurationSaysOfOtherRegistriesStays()
    {
        const auto made = nlohmann::json::parse(configWithLogins(
            R"({"auths": {"other.example": {"auth": "b3RoZXI="}, "r.example": {"auth": "b2xk"}}, "proxies": {"default": {}}})",
            {ada("r.example"), ada("docker.io")}));
        QCOMPARE(made["auths"]["other.example"]["auth"].get<std::string>(), std::string("b3RoZXI="));
        QCOMPARE(made["auths"]["r.example"]["auth"].get<std::string>(), std::string(AdaAuth));
        QCOMPARE(made["auths"]["https://index.docker.io/v1/"]["auth"].get<std::string>(), std::string(AdaAuth));
        QVERIFY(made.contains("proxies"));
        QVERIFY(!made.contains("credHelpers"));
    }

    void aStoreOfPasswordsStaysForTheOthersAndIsNotAskedForOurs()
    {
        const auto made = nlohmann::json::parse(
            configWithLogins(R"({"credsStore": "pass", "credHelpers": {"gcr.example": "gcloud", "r.example": "gcloud"}})",
                             {ada("r.example")}));
        QCOMPARE(made["credsStore"].get<std::string>(), std::string("pass"));
        QCOMPARE(made["credHelpers"]["gcr.example"].get<std::string>(), std::string("gcloud"));
        QCOMPARE(made["credHelpers"]["r.example"].get<std::string>(), std::string());
        QCOMPARE(made["auths"]["r.example"]["auth"].get<std::string>(), std::string(AdaAuth));
    }

    void whatIsNoConfigurationCountsAsAnEmptyOne_data()
    {
        QTest::addColumn<std::string>("own");
        QTest::newRow("nothing") << std::string();
        QTest::newRow("cut") << std::string("{\"auths\": {");
        QTest::newRow("a list") << std::string("[]");
        QTest::newRow("wrong kinds") << std::string(R"({"auths": 1, "credHelpers": [], "credsStore": 3})");
    }
    void whatIsNoConfigurationCountsAsAnEmptyOne()
    {
        QFETCH(std::string, own);
        const auto made = nlohmann::json::parse(configWithLogins(own, {ada("r.example")}));
        QCOMPARE(made["auths"].size(), std::size_t(1));
        QCOMPARE(made["auths"]["r.example"]["auth"].get<std::string>(), std::string(AdaAuth));
    }

    void itIsItsOwnersAloneHasTheRestBesideItAndGoesWithTheRun()
    {
        const QTemporaryDir home;
        writeText(home.filePath(QStringLiteral(".docker/config.json")), R"({"auths": {"other.example": {"auth": "eA=="}}})");
        writeText(home.filePath(QStringLiteral(".docker/cli-plugins/docker-compose")), "plugin");
        const QString folder = home.filePath(QStringLiteral("run/logins"));
        const ComposeLogins logins(folder.toStdString());
        auto held = logins.make({ada("r.example")}, {{"HOME", home.path().toStdString()}});
        const QString run = QString::fromStdString(*held);
        QVERIFY(run.startsWith(folder + QLatin1Char('/')));
        QCOMPARE(rightsOf(folder), 0700U);
        QCOMPARE(rightsOf(run), 0700U);
        QCOMPARE(rightsOf(run + QStringLiteral("/config.json")), 0600U);
        QFile config(run + QStringLiteral("/config.json"));
        QVERIFY(config.open(QIODevice::ReadOnly));
        const QByteArray text = config.readAll();
        QVERIFY(text.contains("other.example") && text.contains(AdaAuth));
        QVERIFY(QFile::exists(run + QStringLiteral("/cli-plugins/docker-compose")));
        held.reset();
        QVERIFY(!QFile::exists(run));
        QVERIFY(QFile::exists(home.filePath(QStringLiteral(".docker/cli-plugins/docker-compose"))));
    }

    void aConfigurationThatIsTooLargeIsNamedAndNotTheStacksFiles()
    {
        const QTemporaryDir home;
        writeText(home.filePath(QStringLiteral(".docker/config.json")), QByteArray(1024 * 1024 + 1, ' '));
        const ComposeLogins logins(home.filePath(QStringLiteral("logins")).toStdString());
        try {
            static_cast<void>(logins.make({ada("r.example")}, {{"HOME", home.path().toStdString()}}));
            QFAIL("It is to be refused.");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("docker_config_too_large"));
            QVERIFY(error.message().find(".docker/config.json") != std::string::npos);
        }
        QVERIFY(QDir(home.filePath(QStringLiteral("logins"))).isEmpty());
    }

    void whatAKilledProcessLeftIsGoneAtTheNextStart()
    {
        const QTemporaryDir home;
        writeText(home.filePath(QStringLiteral("logins/run-abcdef/config.json")), "secret");
        const ComposeLogins logins(home.filePath(QStringLiteral("logins")).toStdString());
        QVERIFY(!QFile::exists(home.filePath(QStringLiteral("logins"))));
    }

    void onlyTheLoginsThatAreNeededAreGiven()
    {
        LoginBook book;
        book.add(ada("r.example"));
        book.add(ada("docker.io"));
        book.add({"nobody.example", "", Secret()});
        const auto given = [&book](const std::vector<std::string> &images, bool all) {
            std::vector<std::string> addresses;
            for (const core::RegistryLogin &login : book.loginsFor(images, all)) {
                addresses.push_back(login.address);
            }
            return addresses;
        };
        QCOMPARE(given({"r.example/team/web:1", "nobody.example/a", "not an image"}, false),
                 std::vector<std::string>{"r.example"});
        QCOMPARE(given({"nginx"}, false), std::vector<std::string>{"docker.io"});
        QCOMPARE(given({"other.example/a"}, false), std::vector<std::string>());
        QCOMPARE(given({}, true), (std::vector<std::string>{"docker.io", "r.example"}));
    }
};

WAKEDOCK_TEST(TestComposeLogins)
#include "test_compose_logins.moc"
