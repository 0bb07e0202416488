#include "backend/core/domain/rules/image_reference.h"
#include "backend/core/domain/rules/registry_rules.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;

class TestImageReference : public QObject
{
    Q_OBJECT

    static std::string refusedField(const std::function<void()> &work)
    {
        try {
            work();
        } catch (const Error &error) {
            return error.reason() + " " + (error.fields().empty() ? std::string() : error.fields().front().field);
        }
        return {};
    }

private Q_SLOTS:
    void aNameSaysWhoseRegistryIsAsked_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("registry");
        QTest::addColumn<QString>("repository");
        const auto row = [](const char *written, const char *registry, const char *repository) {
            QTest::newRow(written) << written << registry << repository;
        };
        row("nginx", "docker.io", "docker.io/library/nginx");
        row("nginx:1.27", "docker.io", "docker.io/library/nginx");
        row("team/shop:2", "docker.io", "docker.io/team/shop");
        row("docker.io/nginx", "docker.io", "docker.io/library/nginx");
        row("docker.io/library/nginx", "docker.io", "docker.io/library/nginx");
        row("index.docker.io/team/shop", "docker.io", "docker.io/team/shop");
        row("registry.example.org/shop", "registry.example.org", "registry.example.org/shop");
        row("registry:5000/team/shop:2", "registry:5000", "registry:5000/team/shop");
        row("127.0.0.1:5000/team/shop", "127.0.0.1:5000", "127.0.0.1:5000/team/shop");
        row("localhost/shop", "localhost", "localhost/shop");
        row("registry/shop", "docker.io", "docker.io/registry/shop");
    }
    void aNameSaysWhoseRegistryIsAsked()
    {
        QFETCH(QString, written);
        QFETCH(QString, registry);
        QFETCH(QString, repository);
        const auto reference = ImageReference::parse(written.toStdString());
        QCOMPARE(reference.registry(), registry.toStdString());
        QCOMPARE(reference.repository(), repository.toStdString());
    }

    void aRegistrysAddressIsWrittenOneWay_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *written, const char *address) { QTest::newRow(written) << written << address; };
        row("registry.example.org", "registry.example.org");
        row("https://Registry.Example.org/", "registry.example.org");
        row("registry.example.org:5000", "registry.example.org:5000");
        row("https://registry.example.org:5000/v2/", "registry.example.org:5000");
        row("localhost", "localhost");
        row("registry:443", "registry:443");
        row("[::1]:5000", "[::1]:5000");
        row("https://index.docker.io/v1/", "docker.io");
        row("hub.docker.com", "docker.io");
        row("docker.io", "docker.io");
    }
    void aRegistrysAddressIsWrittenOneWay()
    {
        QFETCH(QString, written);
        QFETCH(QString, address);
        QCOMPARE(registryAddress(written.toStdString()), address.toStdString());
    }

    void whatIsNoAddressIsRefusedOnItsField_data()
    {
        QTest::addColumn<QString>("written");
        for (const char *written :
             {"", "http://registry.example.org", "registry.example.org/team", "registry", "a b.example",
              "registry.example.org:0", "registry.example.org:70000", "registry.example.org:", ".example.org",
              "ada@registry.example.org", "registry..org", "[::1"}) {
            QTest::newRow(written) << written;
        }
    }
    void whatIsNoAddressIsRefusedOnItsField()
    {
        QFETCH(QString, written);
        const auto refused = refusedField([&] { static_cast<void>(registryAddress(written.toStdString())); });
        QCOMPARE(refused, std::string("registry_address_invalid address"));
    }

    void aLoginIsANameWithAPasswordOrNeither()
    {
        checkRegistryLogin("", false);
        checkRegistryLogin("ada", true);
        const auto refused = [](const std::string &name, bool hasPassword) {
            return refusedField([&] { checkRegistryLogin(name, hasPassword); });
        };
        QCOMPARE(refused("", true), std::string("registry_login_invalid username"));
        QCOMPARE(refused("ada", false), std::string("registry_login_invalid password"));
        QCOMPARE(refused("a:da", true), std::string("registry_login_invalid username"));
        QCOMPARE(refused("a\nda", true), std::string("registry_login_invalid username"));
        QCOMPARE(refused(std::string(256, 'a'), true), std::string("registry_login_invalid username"));
    }
};

WAKEDOCK_TEST(TestImageReference)
#include "test_image_reference.moc"
