#include "tests/architecture/forbidden_patterns.h"
#include "tests/architecture/source_tree.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock::tests;

namespace {

/// Looks for a pattern in the code (not in comments) of the product's files that `concerns` picks.
template <class Predicate>
Breaches searched(Predicate concerns, bool withoutStrings, const std::string &pattern, const std::string &why)
{
    Breaches breaches;
    for (const auto *file : productFiles()) {
        if (concerns(*file)) {
            addMatches(breaches, *file, codeOf(*file, withoutStrings), pattern, why);
        }
    }
    return breaches;
}

bool everywhere(const SourceFile &)
{
    return true;
}

} // namespace

/// Things that must not stand anywhere, each for a reason that cost somebody dearly.
class TestForbidden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAreNoSingletons()
    {
        const std::string why = "hand it over in the constructor";
        const auto definitions = searched(everywhere, true, forbidden::SingletonDefinition, why);
        QVERIFY2(definitions.none(), definitions.told("No singletons, no service locators:").c_str());
        const auto uses = searched(everywhere, true, forbidden::SingletonUse, why);
        QVERIFY2(uses.none(), uses.told("No singletons, no service locators:").c_str());
    }

    void noShellIsEverStarted()
    {
        const auto calls = searched(everywhere, true, forbidden::ShellCall,
                                    "start the program with an argument array (QProcess::start(program, arguments))");
        QVERIFY2(calls.none(), calls.told("Processes get argument arrays, never a command line:").c_str());
        // A terminal is a shell by its nature: one that the engine runs inside a container. WakeDock itself starts none.
        const auto elsewhere = [](const SourceFile &file) {
            return !file.endsWith("src/backend/infrastructure/docker/requests/exec_requests.cpp");
        };
        const auto shells = searched(elsewhere, false, forbidden::ShellName, "names a shell");
        QVERIFY2(shells.none(), shells.told("No shell is named in the product:").c_str());
    }

    void sqlIsNeverMadeOfValues()
    {
        const auto inDatabase = [](const SourceFile &file) { return file.isUnder("src/backend/infrastructure/database"); };
        for (const char *pattern : {forbidden::SqlQuoteJoined, forbidden::SqlFormatted, forbidden::SqlValueJoined}) {
            const auto found = searched(inDatabase, false, pattern, "bind it: a ? in the text and the value beside it");
            QVERIFY2(found.none(), found.told("SQL text is never made of values:").c_str());
        }
    }

    void thePatternsForSqlFindWhatTheyAreFor_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isBreach");
        QTest::newRow("quote") << R"(sql = "SELECT a FROM b WHERE name = '" + name)" << true;
        QTest::newRow("number") << R"(sql = "SELECT a FROM b LIMIT " + std::to_string(limit))" << true;
        QTest::newRow("formatter") << R"(QString("DELETE FROM b WHERE id = %1").arg(id))" << true;
        QTest::newRow("bound") << R"(query("SELECT a FROM b WHERE name = ?", name))" << false;
    }
    void thePatternsForSqlFindWhatTheyAreFor()
    {
        QFETCH(QString, code);
        QFETCH(bool, isBreach);
        Breaches breaches;
        for (const char *pattern : {forbidden::SqlQuoteJoined, forbidden::SqlFormatted, forbidden::SqlValueJoined}) {
            addMatches(breaches, {"x.cpp", {}}, code.toStdString(), pattern, "found");
        }
        QCOMPARE(!breaches.none(), isBreach);
    }

    void sqlStandsInTheDatabaseRoomOnly()
    {
        const auto outside = [](const SourceFile &file) { return !file.isUnder("src/backend/infrastructure/database"); };
        const auto breaches =
            searched(outside, false, forbidden::SqlAnywhere, "belongs to src/backend/infrastructure/database");
        QVERIFY2(breaches.none(), breaches.told("SQL outside its room:").c_str());
    }

    void theCoreSpeaksNoForeignLanguage()
    {
        const auto inCore = [](const SourceFile &file) {
            return file.isUnder("src/backend/core") || file.isUnder("src/backend/shared");
        };
        const auto breaches =
            searched(inCore, false, forbidden::ForeignToTheCore, "is an adapter's business; the core owns a port for it");
        QVERIFY2(breaches.none(), breaches.told("No SQL, HTTP, JSON, QML, files in the core:").c_str());
    }

    void onlyTheHttpEdgesKnowTheParser()
    {
        const auto others = [](const SourceFile &file) {
            return !file.isUnder("src/backend/api/http") && !file.isUnder("src/backend/infrastructure/http_client");
        };
        const auto breaches =
            searched(others, false, "#include <boost/", "goes through api/http or infrastructure/http_client");
        QVERIFY2(breaches.none(), breaches.told("Boost.Beast outside the two HTTP rooms:").c_str());
    }

    void headersStayLight()
    {
        const auto umbrellas =
            searched(everywhere, false, forbidden::UmbrellaHeader, "costs seconds in every file; include the class");
        QVERIFY2(umbrellas.none(), umbrellas.told("Umbrella headers:").c_str());
        const auto headers = [](const SourceFile &file) { return file.endsWith(".h"); };
        const auto json = searched(headers, false, "#include <nlohmann/json.hpp>", "use <nlohmann/json_fwd.hpp> in headers");
        QVERIFY2(json.none(), json.told("The whole of JSON in a header:").c_str());
    }

    void noModuleUnderAForeignLicenceIsUsed()
    {
        Breaches breaches;
        for (const auto &file : projectFiles()) {
            const bool builds = file.endsWith("CMakeLists.txt") || file.endsWith(".cmake") || file.endsWith(".qml")
                || file.isCpp() || file.path == "packaging/dev/packages.txt";
            if (builds && !file.isUnder("tests/architecture")) {
                addMatches(breaches, file, file.text, forbidden::ForeignLicence, "is GPL-only, WakeDock is MIT");
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Modules of Qt that are not LGPL:").c_str());
    }

    void nothingNamesTheMachineItWasMadeOn()
    {
        // In two pieces, or this file would name them.
        const std::vector<std::string> paths{"/wo"
                                             "rk/",
                                             "/tmp/"
                                             "wd"};
        Breaches breaches;
        for (const auto &file : projectFiles()) {
            for (const auto &path : paths) {
                if (file.text.find(path) != std::string::npos) {
                    breaches.add(file, 1, "names " + path);
                }
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Paths of one machine:").c_str());
    }

    void qmlOnlyLaysOut()
    {
        Breaches breaches;
        for (const auto &file : projectFiles()) {
            if (file.endsWith(".qml") && file.isUnder("qml")) {
                addMatches(breaches, file, file.text, forbidden::QmlLogic, "belongs to a view model");
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Logic in QML:").c_str());
    }

    void testsNeitherSleepNorSkip()
    {
        Breaches breaches;
        for (const auto &file : projectFiles()) {
            if (file.isUnder("tests") && file.isCpp() && !file.isUnder("tests/architecture")) {
                const auto &code = codeOf(file, true);
                addMatches(breaches, file, code, R"(\bQSKIP\b)", "skips: make what it needs, or fail with the reason");
                addMatches(breaches, file, code, forbidden::TestSleep, "sleeps: wait for the event itself (waitUntil)");
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Tests wait for events:").c_str());
    }
};

WAKEDOCK_TEST(TestForbidden)
#include "test_forbidden.moc"
