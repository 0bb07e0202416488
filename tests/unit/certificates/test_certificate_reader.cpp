#include "backend/infrastructure/certificates/certificate_reader.h"
#include "tests/integration/docker/own_authority.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

Timestamp nowHere()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// A self-signed certificate made by openssl itself, with whatever options.
class SelfMade
{
public:
    explicit SelfMade(const QString &options)
    {
        const QString line =
            QStringLiteral("req -x509 -nodes -days 60 -subj /CN=self -addext subjectAltName=DNS:self.test "
                           "-keyout %1 -out %2 %3")
                .arg(m_folder.filePath(QStringLiteral("k")), m_folder.filePath(QStringLiteral("c")), options);
        QProcess::execute(QStringLiteral("openssl"), line.split(u' ', Qt::SkipEmptyParts));
    }
    [[nodiscard]] std::string certificate() const { return read(QStringLiteral("c")); }
    [[nodiscard]] std::string key() const { return read(QStringLiteral("k")); }

private:
    [[nodiscard]] std::string read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    QTemporaryDir m_folder;
};

} // namespace

class TestCertificateReader : public QObject
{
    Q_OBJECT

private:
    core::CertificateReading read(const std::string &chain, const std::string &key)
    {
        return certificates::CertificateReader().read({chain, Secret(key)}, nowHere());
    }
    /// Every problem as `field: message`, one a line.
    static std::string problems(const core::CertificateReading &reading)
    {
        std::string all;
        for (const auto &problem : reading.problems) {
            all += problem.field + ": " + problem.message + "\n";
        }
        return all;
    }
    static bool warns(const core::CertificateReading &reading, const std::string &part)
    {
        return std::ranges::any_of(reading.warnings,
                                   [&part](const std::string &warning) { return warning.find(part) != std::string::npos; });
    }

    OwnAuthority m_authority;

private Q_SLOTS:
    void aGoodCertificateIsReadWhole()
    {
        const auto own =
            m_authority.issue(QStringLiteral("good"), QStringLiteral("DNS:Shop.example.org,DNS:*.example.org"), 60);
        const auto reading = read(own.certificate + m_authority.pem(), own.key);
        QCOMPARE(problems(reading), std::string());
        const auto &certificate = reading.certificate;
        QCOMPARE(certificate.facts.names, (std::vector<std::string>{"shop.example.org", "*.example.org"}));
        QCOMPARE(certificate.facts.issuer, std::string("authority"));
        QCOMPARE(certificate.keyKind, std::string("EC P-256"));
        QCOMPARE(certificate.fingerprint.size(), std::size_t(64));
        QVERIFY(certificate.facts.notAfter > nowHere() + std::chrono::days(59));
        QVERIFY(!certificate.facts.serial.empty() && certificate.facts.serial.front() != '0');
        QVERIFY(warns(reading, "does not know who signed it"));
        QVERIFY(warns(reading, "The root is in the chain too"));
    }

    void aKeyOfAnotherCertificateDoesNotFit()
    {
        const auto own = m_authority.issue(QStringLiteral("a"), QStringLiteral("DNS:a.test"), 60);
        const auto other = m_authority.issue(QStringLiteral("b"), QStringLiteral("DNS:b.test"), 60);
        QVERIFY(problems(read(own.certificate, other.key)).starts_with("key: It does not belong to this certificate"));
    }

    void theOrderOfTheChainCounts()
    {
        const auto own = m_authority.issue(QStringLiteral("c"), QStringLiteral("DNS:c.test"), 60);
        const auto other = m_authority.issue(QStringLiteral("d"), QStringLiteral("DNS:d.test"), 60);
        QVERIFY(problems(read(m_authority.pem() + own.certificate, own.key)).find("is an authority's") != std::string::npos);
        QVERIFY(problems(read(own.certificate + other.certificate, own.key)).find("did not sign certificate 1")
                != std::string::npos);
    }

    void whatIsOverOrShortOfNamesIsRefused()
    {
        const auto old = m_authority.issue(QStringLiteral("old"), QStringLiteral("DNS:old.test"), -1);
        QVERIFY(problems(read(old.certificate, old.key)).find("certificate: It expired at") != std::string::npos);
        const auto nameless = m_authority.issue(QStringLiteral("ip"), QStringLiteral("IP:127.0.0.1"), 60);
        QVERIFY(problems(read(nameless.certificate, nameless.key)).find("names no host") != std::string::npos);
        const auto soon = m_authority.issue(QStringLiteral("soon"), QStringLiteral("DNS:soon.test"), 2);
        QVERIFY(warns(read(soon.certificate, soon.key), "expires soon"));
    }

    void whatIsNoPemIsSaid()
    {
        const auto own = m_authority.issue(QStringLiteral("e"), QStringLiteral("DNS:e.test"), 60);
        const auto nothing = problems(read("hello", "hello"));
        QVERIFY(nothing.find("certificate: There is no certificate in it") != std::string::npos);
        QVERIFY(nothing.find("key: There is no private key in it") != std::string::npos);
        QVERIFY(problems(read(own.certificate.substr(0, 200), own.key)).find("certificate:") == 0);
        QVERIFY(problems(read(own.certificate + own.key, own.key)).find("There is a private key in it")
                != std::string::npos);
        QVERIFY(problems(read(std::string(200'000, 'x'), own.key)).find("longer than any chain") != std::string::npos);
    }

    void weakKeysAreRefusedAndUnusualOnesNamed()
    {
        const SelfMade weak(QStringLiteral("-newkey rsa:1024"));
        QVERIFY(problems(read(weak.certificate(), weak.key())).find("key: It is too short: RSA 1024") != std::string::npos);
        const SelfMade unusual(QStringLiteral("-newkey ed25519"));
        const auto reading = read(unusual.certificate(), unusual.key());
        QCOMPARE(problems(reading), std::string());
        QVERIFY(warns(reading, "Ed25519"));
        QVERIFY(warns(reading, "signed by itself"));
        const SelfMade curve(QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:secp256k1"));
        QVERIFY(problems(read(curve.certificate(), curve.key())).find("cannot serve with a key of this kind")
                != std::string::npos);
    }

    void aKeyBehindAPassphraseIsToldWhatToDo()
    {
        const auto own = m_authority.issue(QStringLiteral("f"), QStringLiteral("DNS:f.test"), 60);
        QTemporaryDir folder;
        const QString locked = folder.filePath(QStringLiteral("locked"));
        QProcess::execute(QStringLiteral("openssl"),
                          {QStringLiteral("pkey"), QStringLiteral("-in"), own.keyFile, QStringLiteral("-aes256"),
                           QStringLiteral("-passout"), QStringLiteral("pass:secret"), QStringLiteral("-out"), locked});
        QFile file(locked);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(problems(read(own.certificate, file.readAll().toStdString())).find("passphrase") != std::string::npos);
    }
};

WAKEDOCK_TEST(TestCertificateReader)
#include "test_certificate_reader.moc"
