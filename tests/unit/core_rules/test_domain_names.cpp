#include "backend/core/domain/rules/domain_name.h"

#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::core;

class TestDomainNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodOnesAreNormalised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("normalised");
        QTest::newRow("plain") << "app.example.org" << "app.example.org";
        QTest::newRow("upper case") << "App.Example.ORG" << "app.example.org";
        QTest::newRow("trailing dot") << "app.example.org." << "app.example.org";
        QTest::newRow("one label") << "localhost" << "localhost";
        QTest::newRow("digits inside") << "4app.123.org" << "4app.123.org";
        QTest::newRow("wildcard") << "*.Example.org" << "*.example.org";
        QTest::newRow("international") << "bücher.example.org" << "xn--bcher-kva.example.org";
        QTest::newRow("international upper case") << "BÜCHER.example.org" << "xn--bcher-kva.example.org";
        QTest::newRow("international wildcard") << "*.bücher.example" << "*.xn--bcher-kva.example";
        QTest::newRow("punycode already") << "xn--bcher-kva.example" << "xn--bcher-kva.example";
        QTest::newRow("label of 63") << QString(63, 'a') + ".org" << QString(63, 'a') + ".org";
    }
    void goodOnesAreNormalised()
    {
        QFETCH(QString, text);
        QFETCH(QString, normalised);
        const auto verdict = checkDomain(text.toStdString());
        QCOMPARE(verdict.problem, std::string());
        QCOMPARE(verdict.normalised, normalised.toStdString());
    }

    void badOnesSayWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << "" << "empty";
        QTest::newRow("only a dot") << "." << "empty";
        QTest::newRow("only a star") << "*." << "empty";
        QTest::newRow("a star alone") << "*" << "letters, digits";
        QTest::newRow("star inside") << "a.*.org" << "letters, digits";
        QTest::newRow("scheme") << "https://app.example.org" << "without scheme";
        QTest::newRow("port") << "app.example.org:80" << "without scheme, port";
        QTest::newRow("path") << "app.example.org/x" << "path";
        QTest::newRow("IPv6") << "[::1]" << "bare name";
        QTest::newRow("IPv4") << "192.0.2.1" << "IP address";
        QTest::newRow("number") << "app.42" << "IP address";
        QTest::newRow("two dots") << "app..org" << "empty part";
        QTest::newRow("leading dot") << ".org" << "empty part";
        QTest::newRow("leading hyphen") << "-app.org" << "hyphen";
        QTest::newRow("trailing hyphen") << "app-.org" << "hyphen";
        QTest::newRow("underscore") << "my_app.org" << "letters, digits";
        QTest::newRow("space") << "my app.org" << "letters, digits";
        QTest::newRow("long label") << QString(64, 'a') + ".org" << "63 characters";
        QTest::newRow("long name") << (QString(60, 'a') + '.').repeated(4) + QString(20, 'b') << "253 characters";
        QTest::newRow("not international") << QString::fromUtf8("\xc3\xbc\x01.org") << "";
    }
    void badOnesSayWhatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto verdict = checkDomain(text.toStdString());
        QVERIFY2(!verdict.problem.empty(), verdict.normalised.c_str());
        QVERIFY2(verdict.problem.find(says.toStdString()) != std::string::npos, verdict.problem.c_str());
        QVERIFY(verdict.normalised.empty());
    }

    void someNamesAreForInsideOnly_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<bool>("special");
        QTest::newRow("local") << "nas.local" << true;
        QTest::newRow("localhost") << "localhost" << true;
        QTest::newRow("below localhost") << "app.localhost" << true;
        QTest::newRow("test") << "app.test" << true;
        QTest::newRow("internal") << "app.internal" << true;
        QTest::newRow("home.arpa") << "app.home.arpa" << true;
        QTest::newRow("arpa") << "app.arpa" << false;
        QTest::newRow("public") << "app.example.org" << false;
        QTest::newRow("ends alike") << "mylocal" << false;
        QTest::newRow("ends alike below") << "app.contest" << false;
    }
    void someNamesAreForInsideOnly()
    {
        QFETCH(QString, domain);
        QFETCH(bool, special);
        QCOMPARE(isSpecialUse(domain.toStdString()), special);
    }
};

WAKEDOCK_TEST(TestDomainNames)
#include "test_domain_names.moc"
