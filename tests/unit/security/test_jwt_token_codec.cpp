#include "backend/security/auth/base64url.h"
#include "backend/security/auth/jwt_token_codec.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/test_registry.h"

#include <QByteArray>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <set>

using namespace wakedock;
using namespace wakedock::security;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestJwtTokenCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSignedIsReadBack()
    {
        const auto read = m_codec->readAccess(m_codec->signAccess(claims()));
        QCOMPARE(read.userId, claims().userId);
        QCOMPARE(read.username, claims().username);
        QCOMPARE(read.role, core::Role::Operator);
        QCOMPARE(read.sessionId, claims().sessionId);
        QCOMPARE(read.tokenId, claims().tokenId);
        QCOMPARE(read.expiresAt, std::chrono::floor<std::chrono::seconds>(claims().expiresAt));
    }

    void itIsAnOrdinaryJwtThatOthersCanCheck()
    {
        const QByteArray token = QByteArray::fromStdString(m_codec->signAccess(claims()));
        const auto parts = token.split('.');
        QCOMPARE(parts.size(), 3);
        const QByteArray header = QByteArray::fromBase64(parts[0], QByteArray::Base64UrlEncoding);
        QCOMPARE(header, QByteArray(R"({"alg":"HS256","kid":"k1","typ":"JWT"})"));
        const QByteArray payload = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
        QVERIFY(payload.contains(R"("sub":"u1")"));
        QVERIFY(payload.contains(R"("typ":"access")"));
        QVERIFY(payload.contains(R"("iat":)"));
        const auto mac =
            QMessageAuthenticationCode::hash(parts[0] + "." + parts[1], QByteArray(32, 'k'), QCryptographicHash::Sha256);
        QCOMPARE(QByteArray::fromBase64(parts[2], QByteArray::Base64UrlEncoding), mac);
    }

    void anExpiredTokenIsToldApart()
    {
        const auto token = m_codec->signAccess(claims());
        m_clock.advance(14min);
        QCOMPARE(reason(token), std::string("good"));
        m_clock.advance(1min);
        QCOMPARE(reason(token), std::string("token_expired"));
    }

    void everyChangedLetterIsNoticed()
    {
        const auto token = m_codec->signAccess(claims());
        for (std::size_t i = 0; i < token.size(); ++i) {
            auto changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QCOMPARE(reason(changed), std::string("token_invalid"));
        }
    }

    void onlyOurOwnAlgorithmIsRead_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("none") << QByteArray(R"({"alg":"none","kid":"k1","typ":"JWT"})");
        QTest::newRow("None") << QByteArray(R"({"alg":"None","kid":"k1"})");
        QTest::newRow("HS512") << QByteArray(R"({"alg":"HS512","kid":"k1"})");
        QTest::newRow("RS256") << QByteArray(R"({"alg":"RS256","kid":"k1"})");
        QTest::newRow("no algorithm") << QByteArray(R"({"kid":"k1"})");
        QTest::newRow("a list") << QByteArray(R"({"alg":["HS256"],"kid":"k1"})");
        QTest::newRow("unknown key") << QByteArray(R"({"alg":"HS256","kid":"k9"})");
        QTest::newRow("no key") << QByteArray(R"({"alg":"HS256"})");
        QTest::newRow("critical extension") << QByteArray(R"({"alg":"HS256","kid":"k1","crit":["x"]})");
    }
    void onlyOurOwnAlgorithmIsRead()
    {
        QFETCH(QByteArray, header);
        QCOMPARE(reason(forged(header, goodPayload(), true)), std::string("token_invalid"));
        QCOMPARE(reason(forged(header, goodPayload(), false)), std::string("token_invalid"));
    }

    void aSignedTokenOfAnotherKindIsNoAccessToken_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("no type") << QByteArray(goodPayload()).replace("\"typ\":\"access\",", "");
        QTest::newRow("refresh") << QByteArray(goodPayload()).replace("access", "refresh");
        QTest::newRow("no expiry") << QByteArray(goodPayload()).replace("exp", "xxp");
        QTest::newRow("expiry as text") << QByteArray(goodPayload()).replace("4000000000", "\"4000000000\"");
        QTest::newRow("unknown role") << QByteArray(goodPayload()).replace("operator", "root");
        QTest::newRow("user as number") << QByteArray(goodPayload()).replace("\"u1\"", "7");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no JSON") << QByteArray("hello");
    }
    void aSignedTokenOfAnotherKindIsNoAccessToken()
    {
        QFETCH(QByteArray, payload);
        const QByteArray header(R"({"alg":"HS256","kid":"k1"})");
        QCOMPARE(reason(forged(header, goodPayload(), true)), std::string("good"));
        QCOMPARE(reason(forged(header, payload, true)), std::string("token_invalid"));
    }

    void whatIsNoTokenIsRefused()
    {
        for (const auto *text : {"", ".", "..", "...", "a.b", "a.b.c", "a.b.c.d", "e30.e30.e30"}) {
            QCOMPARE(reason(text), std::string("token_invalid"));
        }
        QCOMPARE(reason(m_codec->signAccess(claims()) + "="), std::string("token_invalid"));
        QCOMPARE(reason(std::string(100'000, 'a')), std::string("token_invalid"));
    }

    void tokensSurviveAChangeOfKeysForAWhile()
    {
        const auto old = m_codec->signAccess(claims());
        const JwtTokenCodec rotated({key("k2", 'n'), key("k1", 'k')}, m_clock);
        QCOMPARE(rotated.readAccess(old).username, std::string("ada"));
        QVERIFY_THROWS_EXCEPTION(Error, (void)m_codec->readAccess(rotated.signAccess(claims())));
        const JwtTokenCodec later({key("k3", 'm'), key("k2", 'n')}, m_clock);
        QVERIFY_THROWS_EXCEPTION(Error, (void)later.readAccess(old));
        const JwtTokenCodec other({key("k1", 'x')}, m_clock);
        QVERIFY_THROWS_EXCEPTION(Error, (void)other.readAccess(old));
    }

    void aCodecWithoutAWholeKeyIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, JwtTokenCodec({}, m_clock));
        QVERIFY_THROWS_EXCEPTION(Error, JwtTokenCodec({{"k1", Secret("short"), {}}}, m_clock));
    }

    void opaqueTokensNeverRepeatAndTheirHashTellsNothing()
    {
        std::set<std::string> made;
        for (int i = 0; i < 1000; ++i) {
            made.insert(m_codec->makeOpaque());
        }
        QCOMPARE(made.size(), std::size_t(1000));
        QCOMPARE(made.begin()->size(), std::size_t(43)); // 256 bits
        QCOMPARE(m_codec->hashOpaque("abc"), std::string("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"));
    }

    void base64IsReadStrictly()
    {
        QCOMPARE(toBase64Url("\xfb\xff?"), std::string("-_8_"));
        QCOMPARE(fromBase64Url("-_8_"), std::optional(std::string("\xfb\xff?")));
        QCOMPARE(fromBase64Url(""), std::optional(std::string()));
        for (const auto *text : {"+/8/", "YQ==", "YQ\n", "Y", "YR", "Y Q"}) {
            QVERIFY2(!fromBase64Url(text), text);
        }
    }

    void init()
    {
        m_clock.setNow(m_start);
        m_codec = std::make_unique<JwtTokenCodec>(std::vector<SigningKey>{key("k1", 'k')}, m_clock);
    }

private:
    static SigningKey key(const std::string &id, char letter) { return {id, Secret(std::string(32, letter)), {}}; }
    core::AccessClaims claims()
    {
        return {core::UserId("u1"), "ada", core::Role::Operator, core::SessionId("s1"), "t1", m_start + 15min};
    }
    static QByteArray goodPayload()
    {
        return R"({"exp":4000000000,"iat":1,"jti":"t1","name":"ada","role":"operator","sid":"s1","sub":"u1","typ":"access",)"
               R"("x":1})";
    }
    static QByteArray forged(const QByteArray &header, const QByteArray &payload, bool withSignature)
    {
        constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        const QByteArray text = header.toBase64(form) + "." + payload.toBase64(form);
        const auto mac = QMessageAuthenticationCode::hash(text, QByteArray(32, 'k'), QCryptographicHash::Sha256);
        return text + "." + (withSignature ? mac.toBase64(form) : QByteArray());
    }
    std::string reason(const QByteArray &token) { return reason(token.toStdString()); }
    std::string reason(const std::string &token)
    {
        try {
            (void)m_codec->readAccess(token);
        } catch (const Error &error) {
            return error.code() == ErrorCode::NotAuthenticated ? error.reason() : "wrong kind of error";
        }
        return "good";
    }
    std::string reason(const char *token) { return reason(std::string(token)); }

    FakeClock m_clock;
    Timestamp m_start = m_clock.now();
    std::unique_ptr<JwtTokenCodec> m_codec;
};

WAKEDOCK_TEST(TestJwtTokenCodec)
#include "test_jwt_token_codec.moc"
