#include "tests/architecture/house_law.h"
#include "tests/architecture/source_tree.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <filesystem>
#include <regex>

using namespace wakedock::tests;

namespace {

struct Include {
    std::size_t line = 0;
    std::string path; ///< from the top of the project
};

/// The includes written with quotes. Those from src/ down get their `src/` back; a file beside is found there.
std::vector<Include> ownIncludes(const SourceFile &file)
{
    static const std::regex pattern("^\\s*#\\s*include\\s*\"([^\"]+)\"");
    std::vector<Include> result;
    std::size_t number = 0;
    for (const auto &line : file.lines()) {
        ++number;
        std::cmatch match;
        if (std::regex_search(line.data(), line.data() + line.size(), match, pattern)) {
            const std::string written = match[1];
            const bool fromSrc = written.starts_with("backend/") || written.starts_with("models/");
            result.push_back({number, fromSrc ? "src/" + written : written});
        }
    }
    return result;
}

std::string stemOf(const std::string &path)
{
    return std::filesystem::path(path).stem().string();
}

} // namespace

/// The law of directions: rooms know only what stands below them, and wings do not know each other.
class TestIncludeLaw : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLawItselfSaysWhatThePlanSays_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *from, const char *to, bool allowed) {
            QTest::addRow("%s %s %s", from, allowed ? "sees" : "does not see", to)
                << QString(from) << QString(to) << allowed;
        };
        row("src/backend/core/domain/a.h", "src/backend/shared/utils/b.h", true);
        row("src/backend/shared/utils/b.h", "src/backend/core/domain/a.h", false);
        row("src/backend/core/ports/a.h", "src/backend/core/repositories/b.h", false);
        row("src/backend/core/services/a.h", "src/backend/core/operations/b.h", false);
        row("src/backend/core/use_cases/services/a.h", "src/backend/core/queries/b.h", false);
        row("src/backend/core/watchers/a.h", "src/backend/core/use_cases/b.h", true);
        row("src/backend/infrastructure/docker/client/a.h", "src/backend/infrastructure/http_client/b.h", true);
        row("src/backend/infrastructure/docker/client/a.h", "src/backend/infrastructure/caddy/b.h", false);
        row("src/backend/infrastructure/system/a.h", "src/backend/core/services/b.h", false);
        row("src/backend/api/v1/a.h", "src/backend/core/use_cases/b.h", true);
        row("src/backend/api/v1/a.h", "src/backend/core/services/b.h", false);
        row("src/backend/api/v1/a.h", "src/backend/security/auth/b.h", false);
        row("src/models/services/a.h", "src/backend/infrastructure/docker/b.h", false);
        row("src/models/services/a.h", "src/backend/security/sanitization/b.h", true);
        row("app/main.cpp", "src/backend/infrastructure/docker/b.h", true);
        row("src/backend/api/a.h", "app/settings/settings.h", false);
    }
    void theLawItselfSaysWhatThePlanSays()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, allowed);
        QCOMPARE(house_law::mayInclude(house_law::roomOf(from.toStdString()), house_law::roomOf(to.toStdString())), allowed);
    }

    void noRoomIncludesWhatItMustNotKnow()
    {
        Breaches breaches;
        for (const auto *file : productFiles()) {
            const auto from = house_law::roomOf(file->path);
            for (const auto &include : ownIncludes(*file)) {
                const auto to = house_law::roomOf(include.path);
                if (!to.empty() && !house_law::mayInclude(from, to)) {
                    breaches.add(*file, include.line,
                                 from + " must not include " + to + " (it sees " + house_law::allowedFrom(from) + ")");
                }
            }
        }
        QVERIFY2(breaches.none(), breaches.told("The law of directions is broken:").c_str());
    }

    void includesAreWrittenFromTheTopDown()
    {
        Breaches breaches;
        for (const auto *file : productFiles()) {
            for (const auto &include : ownIncludes(*file)) {
                const bool generated = include.path.ends_with(".moc");
                const bool known = !house_law::roomOf(include.path).empty();
                if (!known && !generated) {
                    breaches.add(*file, include.line, include.path + " does not name its room");
                }
            }
        }
        QVERIFY2(
            breaches.none(),
            breaches.told("Includes start at src/ (\"backend/core/ports/i_clock.h\") or at the top (\"app/...\"):").c_str());
    }

    void servicesAreStrangersToEachOther()
    {
        Breaches breaches;
        for (const auto *file : productFiles()) {
            const bool isService =
                house_law::roomOf(file->path) == "core/services" && stemOf(file->path).ends_with("_service");
            for (const auto &include : isService ? ownIncludes(*file) : std::vector<Include>()) {
                const bool other = stemOf(include.path).ends_with("_service") && stemOf(include.path) != stemOf(file->path);
                if (other && house_law::roomOf(include.path) == "core/services") {
                    breaches.add(*file, include.line, "a service must not know another: let a use case or query join them");
                }
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Services know no service:").c_str());
    }

    void namespacesFollowTheFolders()
    {
        static const std::regex opening(R"((^|\n)namespace (wakedock[\w:]*) \{)");
        Breaches breaches;
        for (const auto *file : productFiles()) {
            const auto wanted = house_law::namespaceOf(house_law::roomOf(file->path));
            bool fits = false;
            for (std::sregex_iterator found(file->text.begin(), file->text.end(), opening), end; found != end; ++found) {
                const std::string actual = (*found)[2].str();
                fits = fits || actual == wanted || (wanted != "wakedock" && actual.starts_with(wanted + "::"));
            }
            if (!fits && stemOf(file->path) != "main") {
                breaches.add(*file, 1, "does not open namespace " + wanted + ", as its folder says");
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Namespaces follow folders:").c_str());
    }
};

WAKEDOCK_TEST(TestIncludeLaw)
#include "test_include_law.moc"
