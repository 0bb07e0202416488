#include "tests/architecture/complexity.h"
#include "tests/architecture/source_tree.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <regex>
#include <stdexcept>

using namespace wakedock::tests;

namespace {

constexpr std::size_t LongestFile = 300;
constexpr int HighestComplexity = 9;
constexpr double LeastDocumented = 0.8;

bool hasLimitedLength(const SourceFile &file)
{
    static const std::vector<std::string_view> endings{".cpp", ".h", ".qml", ".js", ".sh", ".py"};
    return std::ranges::any_of(endings, [&file](std::string_view ending) { return file.endsWith(ending); });
}

/// Classes, structs and enums that a header defines at its outermost level.
struct Documented {
    std::size_t types = 0;
    Breaches missing;
};

void countDocumented(const SourceFile &file, Documented &into)
{
    static const std::regex definition(R"(^(template <.*> )?(class|struct|enum class) \w+[^;()]*\{?\s*\}?;?$)");
    const auto lines = file.lines();
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string line(lines[at]);
        const bool forwardOnly = line.ends_with(';') && line.find('{') == std::string::npos;
        if (forwardOnly || !std::regex_match(line, definition)) {
            continue;
        }
        ++into.types;
        std::size_t above = at;
        while (above > 0 && (lines[above - 1].starts_with("template") || lines[above - 1].starts_with("    requires"))) {
            --above;
        }
        const bool told = above > 0 && (lines[above - 1].starts_with("///") || lines[above - 1].ends_with("*/"));
        if (!told) {
            into.missing.add(file, at + 1, "says not what it is for");
        }
    }
}

} // namespace

/// The promises about the code itself: short files, simple functions, documented types.
class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noFileHasMoreThanThreeHundredLines()
    {
        Breaches breaches;
        for (const auto &file : projectFiles()) {
            const auto count = file.lines().size();
            if (hasLimitedLength(file) && count > LongestFile) {
                breaches.add(file, count, "is " + std::to_string(count) + " lines long; split it by responsibility");
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Files have at most 300 lines:").c_str());
    }

    void everyFunctionIsSimplerThanTen()
    {
        Breaches breaches;
        std::size_t functions = 0;
        for (const auto *file : productFiles()) {
            try {
                for (const auto &function : complexityOf(*file)) {
                    ++functions;
                    if (function.modified > HighestComplexity) {
                        breaches.add(*file, function.line,
                                     function.function + " has complexity " + std::to_string(function.modified));
                    }
                }
            } catch (const std::runtime_error &problem) {
                breaches.add(problem.what());
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Functions have a complexity below 10 (pmccabe, modified):").c_str());
        QVERIFY(functions > 0);
    }

    void everyFunctionIsFoundWhereverItStands()
    {
        const SourceFile file{
            "x.cpp",
            "namespace a::b {\nnamespace {\nconst char *text = R\"({ ' )\";\nconst int table[]{1, 2};\n}\n"
            "// don't\nclass X final : public y::Z\n{\n    Q_OBJECT\npublic:\n    X() : m_a{1}, m_b(2) { }\n"
            "    X(const X &) = delete;\n    int f(int n) &&\n    {\n        if (n > 10'000 && n) {\n"
            "            return 1;\n        }\n        return n ? 'x' : 2;\n    }\n};\n"
            "template <class T>\nauto g(T t) -> int\n{\n    switch (t) { case 1: case 2: return 1; }\n}\n}\n"};
        const auto functions = complexityOf(file);
        QCOMPARE(functions.size(), std::size_t(3));
        QCOMPARE(functions.at(0).modified, 1);
        QCOMPARE(functions.at(1).function, std::string("f"));
        QCOMPARE(functions.at(1).modified, 4);
        QCOMPARE(functions.at(1).line, std::size_t(14));
        QCOMPARE(functions.at(2).modified, 2);
    }

    void fourOfFiveTypesSayWhatTheyAreFor()
    {
        Documented documented;
        for (const auto *file : productFiles()) {
            if (file->endsWith(".h")) {
                countDocumented(*file, documented);
            }
        }
        const double share = 1.0 - static_cast<double>(documented.missing.count()) / static_cast<double>(documented.types);
        const std::string rule = std::to_string(static_cast<int>(share * 100)) + " % of " + std::to_string(documented.types)
            + " types in headers are documented; more than 80 % are promised. Without a word:";
        if (share <= LeastDocumented) {
            QFAIL(documented.missing.told(rule).c_str());
        }
        qInfo("%d %% of %d types in headers are documented", static_cast<int>(share * 100),
              static_cast<int>(documented.types));
    }
};

WAKEDOCK_TEST(TestLimits)
#include "test_limits.moc"
