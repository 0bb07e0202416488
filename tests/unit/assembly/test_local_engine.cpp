#include "app/assembly/engine_address.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

class TestLocalEngine : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string file(const char *name) const
    {
        QFile made(m_folder.filePath(QString::fromLatin1(name)));
        if (!made.open(QIODevice::WriteOnly)) {
            return {};
        }
        made.write(name);
        return made.fileName().toStdString();
    }

private Q_SLOTS:
    void withoutCertificatesThereIsNoTls()
    {
        app::DockerSettings settings;
        settings.host = "tcp://127.0.0.1:2375";
        const auto address = app::localEngineAddress(settings);
        QCOMPARE(address.url, settings.host);
        QVERIFY(!address.tls.has_value());
        QVERIFY(!address.allowsPlain);
    }

    void certificatesAreReadForTcpOnly()
    {
        app::DockerSettings settings;
        settings.host = "tcp://10.0.0.5:2376";
        settings.tlsCa = file("ca");
        settings.tlsCert = file("cert");
        settings.tlsKey = file("key");
        const auto tls = app::localEngineAddress(settings).tls;
        QCOMPARE(tls->authorities, std::string("ca"));
        QCOMPARE(tls->certificates, std::string("cert"));
        QCOMPARE(std::string(tls->key.reveal()), std::string("key"));
        settings.host = "unix:///var/run/docker.sock";
        QVERIFY(!app::localEngineAddress(settings).tls.has_value());
    }

    void aFileThatCannotBeReadIsNamedWithItsSetting()
    {
        app::DockerSettings settings;
        settings.host = "tcp://10.0.0.5:2376";
        settings.tlsCa = "/nowhere/ca.pem";
        try {
            static_cast<void>(app::localEngineAddress(settings));
            QFAIL("it was read");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("tls_unreadable"));
            QVERIFY(error.message().find("/nowhere/ca.pem (docker.tls_ca)") != std::string::npos);
        }
    }
};

WAKEDOCK_TEST(TestLocalEngine)
#include "test_local_engine.moc"
