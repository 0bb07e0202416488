#include "backend/core/repositories/i_certificate_repository.h"
#include "store_contract.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

OwnCertificate storedCertificate(const std::string &id, const std::string &fingerprint)
{
    OwnCertificate one;
    one.id = CertificateId(id);
    one.fingerprint = fingerprint;
    one.facts.names = {"shop.example.org", "*.shop.example.org"};
    one.facts.issuer = "Example CA";
    one.facts.serial = "0a1b";
    one.facts.notBefore = atSecond(1);
    one.facts.notAfter = atSecond(9);
    one.keyKind = "EC P-256";
    one.chain = "-----BEGIN CERTIFICATE-----\n";
    one.keyName = "certificate.1";
    one.createdAt = atSecond(2);
    one.changedAt = atSecond(3);
    return one;
}

} // namespace

class TestStoreCertificates : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aCertificateComesBackAsItWasStored()
    {
        OwnCertificate stored = storedCertificate("c1", "aa");
        write([&](Repositories &all) { stored = all.certificates().create(stored); });
        QCOMPARE(stored.version, 1);
        read([&](Repositories &all) {
            QVERIFY(all.certificates().find(CertificateId("c1")) == std::optional(stored));
            QVERIFY(!all.certificates().find(CertificateId("c2")));
            QCOMPARE(all.certificates().list().size(), std::size_t(1));
        });
    }

    void aCertificateIsThereOnce()
    {
        write([](Repositories &all) {
            all.certificates().create(storedCertificate("1", "aa"));
            all.certificates().create(storedCertificate("2", "bb"));
        });
        QCOMPARE(refusalReason([](Repositories &all) { all.certificates().create(storedCertificate("3", "aa")); }),
                 std::string("certificate_exists"));
        QCOMPARE(refusalReason([](Repositories &all) {
                     auto other = *all.certificates().find(CertificateId("2"));
                     other.fingerprint = "aa";
                     all.certificates().update(other);
                 }),
                 std::string("certificate_exists"));
    }

    void anUpdateRaisesTheVersionAndRefusesAnOldOne()
    {
        OwnCertificate one = storedCertificate("1", "aa");
        write([&](Repositories &all) {
            one = all.certificates().create(one);
            one.fingerprint = "cc";
            one.keyName = "certificate.2";
            one = all.certificates().update(one);
        });
        QCOMPARE(one.version, 2);
        read([&](Repositories &all) { QVERIFY(all.certificates().find(CertificateId("1")) == std::optional(one)); });
        one.version = 1;
        QCOMPARE(refusalReason([&](Repositories &all) { all.certificates().update(one); }), std::string("version_changed"));
        QCOMPARE(refusalReason([](Repositories &all) { all.certificates().update(storedCertificate("9", "zz")); }),
                 std::string("certificate_not_found"));
    }

    void aRemovedCertificateIsGoneAndMayBeRemovedAgain()
    {
        write([](Repositories &all) {
            all.certificates().create(storedCertificate("1", "aa"));
            all.certificates().remove(CertificateId("1"));
            all.certificates().remove(CertificateId("1"));
        });
        read([](Repositories &all) { QVERIFY(all.certificates().list().empty()); });
    }
};

WAKEDOCK_TEST(TestStoreCertificates)
#include "test_store_certificates.moc"
