#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTest>

using namespace wakedock::tests;

namespace {

QJsonObject caddyfile(const QString &text)
{
    return {{QStringLiteral("config"), text}, {QStringLiteral("adapter"), QStringLiteral("caddyfile")}};
}

} // namespace

/// The operator's own configuration of Caddy, through the program.
class TestCaddyConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void anOperatorsSiteComesGoesAndSurvivesBesideTheServices()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        const Answer made = program.post(QStringLiteral("/services"), service());
        QVERIFY2(made.status == 201, made.body.constData());
        const Answer status = program.get(QStringLiteral("/caddy/status"));
        QVERIFY2(status.json.value(QStringLiteral("reachable")).toBool(), status.body.constData());
        QCOMPARE(status.json.value(QStringLiteral("keeper")).toString(), QStringLiteral("managed"));
        QCOMPARE(status.json.value(QStringLiteral("active_routes")).toInt(), 1);
        QVERIFY(program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("as_wished")).toBool());

        const Answer bad =
            program.post(QStringLiteral("/caddy/validate"), caddyfile(QStringLiteral("x.localhost {\n respnd\n}\n")));
        QCOMPARE(bad.status, 200);
        const auto error = bad.json.value(QStringLiteral("errors")).toArray().at(0).toObject();
        QCOMPARE(error.value(QStringLiteral("line")).toInt(), 2);
        QVERIFY(
            error.value(QStringLiteral("message")).toString().contains(QStringLiteral("unrecognized directive: respnd")));

        const Answer reload = program.post(QStringLiteral("/caddy/reload"), caddyfile(site(program)));
        QVERIFY2(reload.status == 200, reload.body.constData());
        QCOMPARE(program.visit(QStringLiteral("hand.localhost")).body, QByteArray("by hand"));
        QVERIFY(program.visit(QStringLiteral("config.localhost")).body.contains("hello from web 1"));

        const auto id = reload.json.value(QStringLiteral("backup")).toObject().value(QStringLiteral("id")).toString();
        QVERIFY(!id.isEmpty());
        const Answer restored = program.post(QStringLiteral("/caddy/backups/%1/restore").arg(id));
        QVERIFY2(restored.status == 200, restored.body.constData());
        QCOMPARE(program.visit(QStringLiteral("hand.localhost")).status, 404);
        QVERIFY(program.visit(QStringLiteral("config.localhost")).body.contains("hello from web 1"));
        QCOMPARE(program.get(QStringLiteral("/caddy/backups")).json.value(QStringLiteral("total")).toInt(), 2);
    }

    void killedWhileAConfigurationIsPutInForceTheServicesAreServed()
    {
        ProgramUnderTest program;
        QVERIFY2(program.start(), qPrintable(program.output()));
        QCOMPARE(program.post(QStringLiteral("/services"), service()).status, 201);
        for (const int moment : {5, 40, 80, 120}) {
            beginReload(program);
            bool passed = false;
            QTimer::singleShot(moment, [&passed] { passed = true; });
            QVERIFY(waitUntil([&passed] { return passed; }));
            program.killHard();
            QVERIFY(program.visit(QStringLiteral("config.localhost")).body.contains("hello from web 1"));
            QVERIFY2(program.start(), qPrintable(program.output()));
            QVERIFY(waitUntil([&program] {
                return program.get(QStringLiteral("/caddy/status")).json.value(QStringLiteral("active_routes")).toInt() == 1;
            }));
            QVERIFY(program.visit(QStringLiteral("config.localhost")).body.contains("hello from web 1"));
            QVERIFY(program.get(QStringLiteral("/caddy/config")).json.value(QStringLiteral("as_wished")).toBool());
        }
    }

private:
    static QJsonObject service()
    {
        return {{QStringLiteral("name"), QStringLiteral("e2e-config")},
                {QStringLiteral("image"), QString::fromLatin1(TestImages::Web)},
                {QStringLiteral("domain"), QStringLiteral("config.localhost")},
                {QStringLiteral("tls"), QStringLiteral("off")}};
    }
    static QString site(const ProgramUnderTest &program)
    {
        return QStringLiteral("{\n auto_https off\n}\nhttp:")
            + QStringLiteral("//hand.localhost:%1 {\n respond \"by hand\"\n}\n").arg(program.httpPort());
    }
    static void beginReload(ProgramUnderTest &program)
    {
        QNetworkRequest request(QUrl(program.api(QStringLiteral("/caddy/reload"))));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        request.setRawHeader("Authorization", "Bearer " + program.token().toUtf8());
        auto *reply = program.network().post(request, QJsonDocument(caddyfile(site(program))).toJson());
        QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }
};

WAKEDOCK_TEST(TestCaddyConfig)
#include "test_caddy_config.moc"
