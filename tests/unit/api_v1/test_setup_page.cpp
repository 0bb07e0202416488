#include "api_world.h"
#include "backend/api/pages/setup_page.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::api;
using namespace wakedock::tests;

namespace {

constexpr const char *goodPassword = "a sentence to remember";
const Headers formHeaders = {{"Content-Type", "application/x-www-form-urlencoded"}};

bool has(const Reply &page, const std::string &text)
{
    return page.text.find(text) != std::string::npos;
}

std::string form(const std::string &token, const std::string &name, const std::string &password)
{
    return "token=" + token + "&username=" + name + "&password=" + password;
}

} // namespace

class TestSetupPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ApiWorld>();
        m_page = std::make_unique<SetupPage>(m_world->auth.setUp, core::PasswordPolicy{m_least});
        m_page->addRoutes(m_world->router);
    }
    void cleanup()
    {
        m_world.reset();
        m_page.reset();
    }

    void asksForAsManyCharactersAsTheSettingSays()
    {
        for (const int least : {8, 40}) {
            m_least = least;
            cleanup();
            init();
            const auto page = m_world->ask("GET", "/setup?token=x");
            QCOMPARE(page.status, 200);
            QVERIFY2(has(page, "At least " + std::to_string(least) + " characters"), page.text.c_str());
            QVERIFY2(has(page, "minlength=\"" + std::to_string(least) + "\""), page.text.c_str());
        }
        m_least = 12;
    }

    void carriesTheTokenOfTheLinkAndNothingElseOfIt()
    {
        const auto page = m_world->ask("GET", "/setup?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        QVERIFY2(has(page, "value=\"&quot;&gt;&lt;script&gt;"), page.text.c_str());
        QVERIFY(!has(page, "<script"));
        QCOMPARE(page.header("Referrer-Policy"), std::string("same-origin"));
    }

    void whatWasTypedComesBackEscapedWithTheReasonButNeverThePassword()
    {
        const std::string token(m_world->auth.setUp.issueToken().reveal());
        const auto page = m_world->ask("POST", "/setup", form(token, "%3Cb%3E%22root", "a+secret+of+mine"), formHeaders);
        QCOMPARE(page.status, 422);
        QVERIFY2(has(page, "role=\"alert\""), page.text.c_str());
        QVERIFY2(has(page, "value=\"&lt;b&gt;&quot;root\""), page.text.c_str());
        QVERIFY(!has(page, "<b>"));
        QVERIFY(!has(page, "a secret of mine"));
        QVERIFY(has(page, token));
    }

    void saysTheReasonOnce()
    {
        const std::string token(m_world->auth.setUp.issueToken().reveal());
        const auto page = m_world->ask("POST", "/setup", form(token, "root", "short"), formHeaders);
        const auto first = page.text.find("is shorter than");
        QVERIFY2(first != std::string::npos, page.text.c_str());
        QCOMPARE(page.text.find("is shorter than", first + 1), std::string::npos);
    }

    void aWrongTokenMakesNobodyAnAdministrator()
    {
        const auto token = m_world->auth.setUp.issueToken();
        QCOMPARE(m_world->ask("POST", "/setup", form("guess", "root", goodPassword), formHeaders).status, 422);
        QVERIFY(m_world->auth.setUp.needed());
    }

    void worksOnceAndIsGoneAfterwards()
    {
        const std::string token(m_world->auth.setUp.issueToken().reveal());
        const auto made = m_world->ask("POST", "/setup", form(token, "root", goodPassword), formHeaders);
        QCOMPARE(made.status, 201);
        QVERIFY2(has(made, "It is yours, root"), made.text.c_str());
        for (const auto *method : {"GET", "POST"}) {
            const auto gone = m_world->ask(method, "/setup?token=" + token, form(token, "other", goodPassword), formHeaders);
            QCOMPARE(gone.status, 404);
            QVERIFY(!has(gone, "<form"));
        }
        QCOMPARE(m_world->workshop.store.tables().users.size(), std::size_t(1));
    }

private:
    std::unique_ptr<ApiWorld> m_world;
    std::unique_ptr<SetupPage> m_page;
    int m_least = 12;
};

WAKEDOCK_TEST(TestSetupPage)
#include "test_setup_page.moc"
