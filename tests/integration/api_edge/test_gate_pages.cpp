#include "backend/api/gate/gate_page.h"
#include "backend/api/gate/gate_progress.h"
#include "backend/api/gate/gate_texts.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wakedock;

namespace {

core::Service aShop()
{
    core::Service shop;
    shop.record.config.name = "shop";
    return shop;
}

api::GateProgress someProgress()
{
    api::GateProgress progress;
    progress.elapsed = std::chrono::milliseconds(1000);
    progress.curve = core::wakeCurve(std::chrono::seconds(2), std::chrono::seconds(4));
    progress.usual = std::chrono::seconds(4);
    progress.steps = {{"Starting", core::StepStatus::Done}, {"Waiting", core::StepStatus::Running}};
    return progress;
}

bool holds(const api::HttpResponse &page, const std::string &text)
{
    return page.body->find(text) != std::string::npos;
}

std::string policyOf(const api::HttpResponse &page)
{
    return std::string(page.headers.value("Content-Security-Policy"));
}

} // namespace

/// The pages visitors see, as the gate writes them.
class TestGatePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyThatVeryPathAsksHowFarAServiceIs()
    {
        const std::string path(api::ProgressPath);
        QVERIFY(api::progressQuestion(path + "?after=7") == std::optional<std::uint64_t>(7));
        QVERIFY(api::progressQuestion("/shop" + path + "?after=3") == std::optional<std::uint64_t>(3));
        QVERIFY(api::progressQuestion(path) == std::optional<std::uint64_t>(0));
        QVERIFY(!api::progressQuestion(path + "/x"));
        QVERIFY(!api::progressQuestion("/?a=" + path));
    }

    void aServiceThatWakesSpeaksInItsOwnWordsAndColours()
    {
        core::Service shop = aShop();
        shop.record.config.loadingPage = {"The shop opens", "One moment, please.", core::LoadingTheme::Dark, "#ffd166",
                                          "data:image/png;base64,iVBORw0KGgo="};
        const auto page = pageOf(api::wakingText(shop, someProgress()));
        QVERIFY(holds(page, "<h1>The shop opens</h1>"));
        QVERIFY(holds(page, "<p>One moment, please.</p>"));
        QVERIFY(holds(page, R"(<html lang="en" data-theme="dark">)"));
        QVERIFY(holds(page, "--accent: #ffd166"));
        QVERIFY(holds(page, R"(<img class="picture" alt="" src="data:image/png;base64,iVBORw0KGgo=">)"));
        QVERIFY(!holds(page, "<svg"));
    }

    void thePolicyAllowsWhatIsThePagesOwnOnly()
    {
        const api::GateRefusal stopped{"stopped", "Stopped", "The operator stopped it.", std::nullopt};
        const auto first = pageOf(stopped);
        const std::string policy = policyOf(first);
        const auto nonceAt = policy.find("'nonce-") + 7;
        const std::string nonce = policy.substr(nonceAt, policy.find('\'', nonceAt) - nonceAt);
        QCOMPARE(nonce.size(), std::size_t(32));
        QVERIFY(holds(first, "<style nonce=\"" + nonce + "\">"));
        QVERIFY(policy.starts_with("default-src 'none'; "));
        QVERIFY(!holds(pageOf(stopped), nonce));
        QVERIFY(policy.find("unsafe") == std::string::npos);
        QVERIFY(first.headers.value("Retry-After").empty());
        QVERIFY(!holds(first, "http-equiv=\"refresh\""));
    }

    void withoutThemItIsTheServicesName()
    {
        const auto page = pageOf(api::wakingText(aShop(), someProgress()));
        QVERIFY(holds(page, "<h1>shop is waking up</h1>"));
        QVERIFY(holds(page, R"(data-theme="auto")"));
        QVERIFY(holds(page, "<svg"));
    }

    void theBarIsThereForEyesAndEars()
    {
        const auto page = pageOf(api::wakingText(aShop(), someProgress()));
        QVERIFY(holds(
            page, R"(role="progressbar" aria-label="Waking up" aria-valuemin="0" aria-valuemax="100" aria-valuenow="35")"));
        QVERIFY(holds(page, "transform: translateX(-62.50%)"));
        QVERIFY(holds(page, R"(<li data-state="done">Starting<span class="unseen">: done</span></li>)"));
        QVERIFY(holds(page, "Usually ready within 4 seconds."));
        QVERIFY(holds(page, "prefers-reduced-motion"));
    }

    void longerThanUsualIsSaidToo()
    {
        auto progress = someProgress();
        progress.elapsed = std::chrono::seconds(6);
        QVERIFY(holds(pageOf(api::wakingText(aShop(), progress)), "It takes longer than usual"));
        progress.usual.reset();
        const auto page = pageOf(api::wakingText(aShop(), progress));
        QVERIFY(holds(page, R"(<p class="small" id="note" role="status"></p>)"));
    }

    void whatItsWakesTookIsNotSaidOfADeployment()
    {
        core::WakeView view;
        view.service = std::make_shared<const core::Service>(aShop());
        view.typical = core::TypicalWake{std::chrono::seconds(2), std::chrono::seconds(4)};
        core::Operation operation;
        operation.kind = core::OperationKind::Wake;
        view.operation = std::make_shared<const core::Operation>(operation);
        QCOMPARE(api::progressOf(view).usual, std::optional(std::chrono::milliseconds(4000)));
        QCOMPARE(core::shareAt(api::progressOf(view).curve, std::chrono::seconds(2)), 0.75);
        operation.kind = core::OperationKind::Deploy;
        for (const char *name : {"validate", "pull", "create", "start", "wait_healthy", "publish_route", "mark_running"}) {
            operation.steps.emplace_back().name = name;
        }
        view.operation = std::make_shared<const core::Operation>(operation);
        const api::GateProgress deployment = api::progressOf(view);
        QVERIFY(!deployment.usual);
        QCOMPARE(deployment.steps.size(), std::size_t(4));
    }

    void nothingThatIsNotOurOwnIsTakenForMarkup()
    {
        const std::string evil = "\"><script>alert('x')</script><img src=x onerror=alert(1)>";
        core::Service shop = aShop();
        shop.record.config.name = evil;
        shop.record.config.loadingPage = {evil, evil, core::LoadingTheme::Auto, evil, evil, true};
        auto progress = someProgress();
        progress.lastLine = "\x1b[31m" + evil;
        progress.steps.push_back({evil, core::StepStatus::Pending});
        for (const auto &refusal : {api::wakingText(shop, progress), api::failedText(shop, evil, std::chrono::seconds(5)),
                                    api::stateText(shop, evil), api::unknownHostText(evil)}) {
            const auto page = api::gatePage({evil, evil}, refusal, api::PageUse::Repeats);
            QVERIFY2(!holds(page, "<script>") && !holds(page, "<img src=x") && !holds(page, "\x1b"), page.body->c_str());
        }
        QVERIFY(holds(pageOf(api::wakingText(shop, progress)), "--accent: #1665b8"));
    }

    void thePolicyNamesEverythingThePageUses()
    {
        const auto page = pageOf(api::wakingText(aShop(), someProgress()));
        const std::string policy = policyOf(page);
        const auto at = policy.find("'nonce-") + 7;
        const std::string nonce = policy.substr(at, 32);
        QCOMPARE(policy,
                 "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                     + "'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'");
        QVERIFY(holds(page, "<style nonce=\"" + nonce + "\">") && holds(page, "<script nonce=\"" + nonce + "\">"));
        QVERIFY(!holds(page, " style=\"") && !holds(page, " onclick") && !holds(page, "http://")
                && !holds(page, "https://"));
        QCOMPARE(page.headers.value("Cache-Control"), std::string_view("no-store"));
        QCOMPARE(page.headers.value("Retry-After"), std::string_view("2"));
    }

    void withoutScriptsItAsksAgainByItself()
    {
        const auto page = pageOf(api::failedText(aShop(), "Out of memory.", std::chrono::seconds(7)));
        QVERIFY(holds(page, R"(<noscript><meta http-equiv="refresh" content="7; url=/"></noscript>)"));
        QVERIFY(holds(page, R"(data-retry="7")"));
        QVERIFY(holds(page, "every 7 seconds"));
        QVERIFY(holds(page, ">Try again</a>"));
    }

    void withoutScriptsItAsksForTheSamePathAndNeverForAnotherHost_data()
    {
        QTest::addColumn<std::string>("uri");
        QTest::addColumn<std::string>("address");
        QTest::newRow("plain") << std::string("/shelf?book=7&page=3") << std::string("/shelf?book=7&amp;page=3");
        QTest::newRow("two slashes") << std::string("//evil.example.org/x") << std::string("/.//evil.example.org/x");
        QTest::newRow("a backslash") << std::string("/\\evil.example.org") << std::string("/./\\evil.example.org");
        QTest::newRow("a tab between") << std::string("/\t/evil.example.org") << std::string("/");
        QTest::newRow("a whole address") << std::string("https:evil.example.org") << std::string("/");
        QTest::newRow("a quote") << std::string("/\"><b>") << std::string("/&quot;&gt;&lt;b&gt;");
    }

    /// A page whose address has a fragment would only be jumped in, and never come.
    void withoutScriptsItAsksForTheSamePathAndNeverForAnotherHost()
    {
        QFETCH(std::string, uri);
        QFETCH(std::string, address);
        const auto page =
            api::gatePage({"shop.example.org", uri}, api::wakingText(aShop(), someProgress()), api::PageUse::Repeats);
        QVERIFY2(holds(page, "content=\"2; url=" + address + "\"></noscript>"), page.body->c_str());
    }

    void whatWillNotChangeByItselfDoesNotAsk()
    {
        core::Service shop = aShop();
        shop.state.status = core::ServiceStatus::Stopped;
        const auto page = pageOf(api::stateText(shop, {}));
        QVERIFY(holds(page, "shop is stopped"));
        QVERIFY(!holds(page, "refresh") && !holds(page, "<script"));
        QVERIFY(page.headers.value("Retry-After").empty());
        QVERIFY(holds(page, ">Try again</a>"));
    }

    void aPreviewStandsStill()
    {
        const auto page =
            api::gatePage({"shop.example.org"}, api::wakingText(aShop(), someProgress()), api::PageUse::Preview);
        QCOMPARE(page.status, 200);
        QVERIFY(!holds(page, "refresh") && !holds(page, "<script") && !holds(page, "data-wake"));
        QVERIFY(holds(page, "role=\"progressbar\""));
    }

    void theLineOfTheLogIsHiddenWhereThereIsNone()
    {
        QVERIFY(holds(pageOf(api::wakingText(aShop(), someProgress())), R"(<p class="log" hidden>)"));
        auto progress = someProgress();
        progress.lastLine = "ready & willing";
        QVERIFY(holds(pageOf(api::wakingText(aShop(), progress)), R"(<code id="log">ready &amp; willing</code>)"));
    }

    void aPageIsMadeInLessThanAMillisecondOrSo()
    {
        pageOf(api::wakingText(aShop(), someProgress()));
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100; ++i) {
            pageOf(api::wakingText(aShop(), someProgress()));
        }
        QVERIFY2(timer.elapsed() < 1000, std::to_string(timer.elapsed()).c_str());
    }

private:
    static api::HttpResponse pageOf(const api::GateRefusal &refusal)
    {
        return api::gatePage({"shop.example.org"}, refusal, api::PageUse::Repeats);
    }
};

WAKEDOCK_TEST(TestGatePages)
#include "test_gate_pages.moc"
