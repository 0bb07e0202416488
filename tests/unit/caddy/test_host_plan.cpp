#include "backend/infrastructure/caddy/config/host_plan.h"
#include "backend/infrastructure/caddy/config/special_use_names.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::caddy;
using core::TlsMode;

class TestHostPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void specialUseNamesAreKnown_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("special");
        for (const auto *host :
             {"app.local", "a.b.localhost", "x.test", "y.internal", "z.home.arpa", "*.apps.test", "nas"}) {
            QTest::newRow(host) << host << true;
        }
        for (const auto *host : {"app.example.org", "local.example.org", "test.io", "notlocal.com", "arpa.net"}) {
            QTest::newRow(host) << host << false;
        }
    }

    void specialUseNamesAreKnown()
    {
        QFETCH(const QString, host);
        QFETCH(const bool, special);
        QCOMPARE(isSpecialUseName(host.toStdString()), special);
    }

    void eachHostIsServedAsItsNameAndModeSay_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("preset");
        QTest::addColumn<QString>("served");
        const auto row = [](const char *name, const char *host, TlsMode mode, TlsMode preset, const char *served) {
            QTest::newRow(name) << host << static_cast<int>(mode) << static_cast<int>(preset) << served;
        };
        row("public", "app.example.org", TlsMode::Auto, TlsMode::Auto, "redirected encrypted public");
        row("special", "app.test", TlsMode::Auto, TlsMode::Auto, "plain encrypted internal");
        row("public, internal wished", "app.example.org", TlsMode::Internal, TlsMode::Auto, "redirected encrypted internal");
        row("special, internal wished", "app.test", TlsMode::Internal, TlsMode::Auto, "plain encrypted internal");
        row("public, off wished", "app.example.org", TlsMode::Off, TlsMode::Auto, "plain");
        row("public, internal by setting", "app.example.org", TlsMode::Auto, TlsMode::Internal,
            "redirected encrypted internal");
        row("off wished, internal by setting", "app.example.org", TlsMode::Off, TlsMode::Internal, "plain");
        row("off by setting rules over the service", "app.example.org", TlsMode::Internal, TlsMode::Off, "plain");
    }

    void eachHostIsServedAsItsNameAndModeSay()
    {
        QFETCH(const QString, host);
        QFETCH(const int, mode);
        QFETCH(const int, preset);
        QFETCH(const QString, served);
        core::Route route;
        route.hosts = {host.toStdString()};
        route.tls = static_cast<TlsMode>(mode);
        const auto plan = planHosts({route}, static_cast<TlsMode>(preset));
        QStringList found;
        found << (plan.plain.empty() ? "" : "plain") << (plan.redirected.empty() ? "" : "redirected")
              << (plan.encrypted.empty() ? "" : "encrypted") << (plan.internalSubjects.empty() ? "" : "internal")
              << (plan.publicSubjects.empty() ? "" : "public");
        found.removeAll("");
        QCOMPARE(found.join(' '), served);
    }
};

WAKEDOCK_TEST(TestHostPlan)
#include "test_host_plan.moc"
