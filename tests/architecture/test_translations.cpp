#include "tests/architecture/source_tree.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <regex>

using namespace wakedock::tests;

namespace {

const SourceFile &translationFile(std::string_view path)
{
    const auto &files = projectFiles();
    return *std::ranges::find(files, path, &SourceFile::path);
}

std::string inXml(const std::string &sentence)
{
    std::string text;
    for (const char letter : sentence) {
        switch (letter) {
        case '&':
            text += "&amp;";
            break;
        case '<':
            text += "&lt;";
            break;
        case '>':
            text += "&gt;";
            break;
        case 39: // an apostrophe: moc loses its way at a quoted one
            text += "&apos;";
            break;
        default:
            text += letter;
        }
    }
    return text;
}

} // namespace

/// The window speaks English and French, each completely.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noSentenceIsLeftUntranslated()
    {
        Breaches breaches;
        for (const char *path : {"resources/translations/wakedock_fr.ts", "resources/translations/wakedock_en.ts"}) {
            const auto lines = translationFile(path).lines();
            for (std::size_t at = 0; at < lines.size(); ++at) {
                if (lines[at].find("type=\"unfinished\"") != std::string_view::npos) {
                    breaches.add(translationFile(path), at + 1, "is not translated");
                }
            }
        }
        QVERIFY2(breaches.none(), breaches.told("Translate (docs/window.md says how):").c_str());
    }

    void everySentenceOfTheWindowIsInTheFrenchCatalogue()
    {
        static const std::regex sentence("qsTr\\(\"((?:[^\"\\\\]|\\\\.)*)\"");
        const std::string &catalogue = translationFile("resources/translations/wakedock_fr.ts").text;
        Breaches breaches;
        std::size_t sentences = 0;
        for (const auto &file : projectFiles()) {
            if (!file.isUnder("qml") || !file.endsWith(".qml")) {
                continue;
            }
            const auto lines = file.lines();
            for (std::size_t at = 0; at < lines.size(); ++at) {
                const std::string line(lines[at]);
                for (auto found = std::sregex_iterator(line.begin(), line.end(), sentence); found != std::sregex_iterator();
                     ++found) {
                    ++sentences;
                    if (catalogue.find("<source>" + inXml((*found)[1].str()) + "</source>") == std::string::npos) {
                        breaches.add(file, at + 1, "says \"" + (*found)[1].str() + "\"");
                    }
                }
            }
        }
        QVERIFY(sentences > 200);
        QVERIFY2(breaches.none(), breaches.told("Run lupdate and translate (docs/window.md says how):").c_str());
    }
};

WAKEDOCK_TEST(TestTranslations)
#include "test_translations.moc"
