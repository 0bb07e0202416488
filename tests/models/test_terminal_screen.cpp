#include "models/terminal/terminal_screen.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::models;

class TestTerminalScreen : public QObject
{
    Q_OBJECT

    struct World {
        QByteArray sent;
        TerminalScreen screen;
        explicit World(int columns = 20, int rows = 5)
            : screen(columns, rows, [this](const QByteArray &bytes) { sent += bytes; })
        {
        }
        QString row(int index) { return screen.text({index, 0}, {index, screen.columns() - 1}); }
        QByteArray after(const std::function<void()> &act)
        {
            sent.clear();
            act();
            return sent;
        }
    };

private Q_SLOTS:
    void lettersStandWhereTheyAreWritten()
    {
        World world;
        world.screen.feed("hello\r\nworld\033[1;10Hthere");
        QCOMPARE(world.row(0), QStringLiteral("hello    there"));
        QCOMPARE(world.row(1), QStringLiteral("world"));
        QCOMPARE(world.screen.cursor().place, (TerminalPlace{0, 14}));
    }

    void lettersOfAllKindsAreTaken()
    {
        World world;
        world.screen.feed(QStringLiteral("\u00e9 \u65e5\u672c x").toUtf8());
        QCOMPARE(world.row(0), QStringLiteral("\u00e9 \u65e5\u672c x"));
        QCOMPARE(world.screen.line(0).at(2).width, std::uint8_t(2));
        QCOMPARE(world.screen.cursor().place.column, 8);
        world.screen.feed("\r\n\xe2\x94"); // a letter that comes in two pieces
        world.screen.feed("\x80");
        QCOMPARE(world.row(1), QStringLiteral("\u2500"));
    }

    void coloursAndStylesAreKept()
    {
        World world;
        world.screen.feed("\033[1;31mr\033[0;44mb\033[0;38;5;200mp\033[0;38;2;1;2;3mt\033[0;3;4;7;9ms\033[0mn");
        const auto line = world.screen.line(0);
        QCOMPARE(line.at(0).ink, (TerminalColour{TerminalColour::Kind::Palette, 1, 0, 0}));
        QVERIFY(line.at(0).bold);
        QCOMPARE(line.at(1).paper, (TerminalColour{TerminalColour::Kind::Palette, 4, 0, 0}));
        QCOMPARE(line.at(2).ink, (TerminalColour{TerminalColour::Kind::Palette, 200, 0, 0}));
        QCOMPARE(line.at(3).ink, (TerminalColour{TerminalColour::Kind::Rgb, 1, 2, 3}));
        QVERIFY(line.at(4).italic && line.at(4).underlined && line.at(4).reversed && line.at(4).struck);
        QCOMPARE(line.at(5).ink, TerminalColour());
        QVERIFY(!line.at(5).bold);
    }

    void linesThatScrollAwayAreKeptUpToALimit()
    {
        World world;
        for (int i = 0; i < TerminalScreen::MostHistory + 100; ++i) {
            world.screen.feed("line " + QByteArray::number(i) + "\r\n");
        }
        QCOMPARE(world.screen.history(), TerminalScreen::MostHistory);
        QCOMPARE(world.row(0), QStringLiteral("line 96"));
        QCOMPARE(world.row(world.screen.history() + 3), QStringLiteral("line 5099"));
    }

    void aProgramWithTheWholeScreenLeavesItAsItWas()
    {
        World world;
        world.screen.feed("before\r\n\033[?1049h\033[2J\033[Hediting");
        QVERIFY(world.screen.isAlternate());
        QCOMPARE(world.row(0), QStringLiteral("editing"));
        QCOMPARE(world.screen.history(), 0);
        world.screen.feed("\033[?1049l");
        QVERIFY(!world.screen.isAlternate());
        QCOMPARE(world.row(0), QStringLiteral("before"));
    }

    void aResizeKeepsWhatIsThere()
    {
        World world;
        world.screen.feed("1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7");
        QCOMPARE(world.screen.history(), 2);
        world.screen.resize(30, 3);
        QCOMPARE(world.screen.rows(), 3);
        QCOMPARE(world.row(world.screen.history() + 2), QStringLiteral("7"));
        world.screen.resize(30, 7);
        QCOMPARE(world.screen.history(), 0);
        QCOMPARE(world.row(0), QStringLiteral("1"));
        QCOMPARE(world.row(6), QStringLiteral("7"));
        world.screen.resize(0, 0);
        QVERIFY(world.screen.columns() >= 1 && world.screen.rows() >= 1);
    }

    void textIsTakenAcrossLines()
    {
        World world;
        world.screen.feed("one two\r\nthree   \r\nfour");
        QCOMPARE(world.screen.text({0, 4}, {2, 1}), QStringLiteral("two\nthree\nfo"));
        QCOMPARE(world.screen.text({2, 1}, {0, 4}), QStringLiteral("two\nthree\nfo"));
        const auto [from, to] = world.screen.wordAt({0, 5});
        QCOMPARE(world.screen.text(from, to), QStringLiteral("two"));
    }

    void keysAreWhatAnXtermSends()
    {
        World world;
        auto &screen = world.screen;
        QCOMPARE(world.after([&] { screen.type(QStringLiteral("\u00e9")); }), QByteArray("\xc3\xa9"));
        QCOMPARE(world.after([&] { screen.type(QStringLiteral("c"), {false, false, true}); }), QByteArray("\x03"));
        QCOMPARE(world.after([&] { screen.type(QStringLiteral("x"), {false, true, false}); }), QByteArray("\033x"));
        QCOMPARE(world.after([&] { screen.press(TerminalKey::Enter, {}); }), QByteArray("\r"));
        QCOMPARE(world.after([&] { screen.press(TerminalKey::Backspace, {}); }), QByteArray("\x7f"));
        QCOMPARE(world.after([&] { screen.press(TerminalKey::Up, {}); }), QByteArray("\033[A"));
        QCOMPARE(world.after([&] { screen.press(TerminalKey::Delete, {}); }), QByteArray("\033[3~"));
        QCOMPARE(world.after([&] { screen.press(TerminalKey::Tab, {true, false, false}); }), QByteArray("\033[Z"));
        QCOMPARE(world.after([&] { screen.press(TerminalKey::Right, {false, false, true}); }), QByteArray("\033[1;5C"));
        QCOMPARE(world.after([&] { screen.pressFunction(1, {}); }), QByteArray("\033OP"));
        QCOMPARE(world.after([&] { screen.pressFunction(5, {}); }), QByteArray("\033[15~"));
        screen.feed("\033[?1h"); // a program wants its own cursor keys
        QCOMPARE(world.after([&] { screen.press(TerminalKey::Up, {}); }), QByteArray("\033OA"));
    }

    void questionsOfProgramsAreAnswered()
    {
        World world;
        QCOMPARE(world.after([&] { world.screen.feed("ab\033[6n"); }), QByteArray("\033[1;3R"));
    }

    void whatIsPastedCannotPretendToBeTyped()
    {
        World world;
        QCOMPARE(world.after([&] { world.screen.paste(QStringLiteral("a\nb\r\nc")); }), QByteArray("a\rb\rc"));
        world.screen.feed("\033[?2004h");
        QCOMPARE(world.after([&] { world.screen.paste(QStringLiteral("x\033[201~rm\x03\u009by")); }),
                 QByteArray("\033[200~x[201~rmy\033[201~"));
    }

    void aProgramNamesItsTerminalAndNothingElse()
    {
        World world;
        QCOMPARE(world.after([&] { world.screen.feed("\033]0;vim notes\007\033]52;c;AAAA\007\033[8;50;50t\033[21t"); }),
                 QByteArray());
        QCOMPARE(world.screen.title(), QStringLiteral("vim notes"));
        QCOMPARE(world.screen.columns(), 20);
    }

    void garbageIsEndured()
    {
        World world;
        QByteArray noise;
        quint32 seed = 12345;
        for (int i = 0; i < 200'000; ++i) {
            seed = seed * 1664525 + 1013904223;
            noise.append(static_cast<char>(seed >> 24U));
        }
        world.screen.feed(noise);
        world.screen.resize(7, 3);
        world.screen.feed(noise);
        world.screen.feed("\033c\033[2J\033[Hfine");
        QCOMPARE(world.row(world.screen.history()), QStringLiteral("fine"));
    }
};

WAKEDOCK_TEST(TestTerminalScreen)
#include "test_terminal_screen.moc"
