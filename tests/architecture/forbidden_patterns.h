#pragma once

// The patterns of test_forbidden.cpp. They stand here because moc 6.4 loses its way in raw strings with quotes in them.

namespace wakedock::tests::forbidden {

inline constexpr const char *SingletonDefinition = R"(\bstatic\b[^=;]*\b(instance|getInstance|self)\s*\(\s*\))";
/// Qt's own application object is the exception.
inline constexpr const char *SingletonUse =
    R"((^|[^\w:])(?!Q(Core|Gui)?Application\b)[A-Za-z_]\w*::(instance|getInstance|globalInstance)\s*\(\s*\))";

inline constexpr const char *ShellCall =
    R"((^|[^\w.>:])(std::|::)?(system|popen|execl|execlp|execle)\s*\(\s*[^)\s]|startCommand\s*\()";
inline constexpr const char *ShellName = R"rx("(/bin/|/usr/bin/)?(sh|bash|dash|zsh)")rx";

/// A quote inside SQL text that something is joined to: `... = '" + name`.
inline constexpr const char *SqlQuoteJoined = R"x('"\s*(\+|<<|\.append))x";
/// SQL text with a place that a formatter fills.
inline constexpr const char *SqlFormatted =
    R"x("[^"]*\b(SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES|ORDER BY|LIMIT|SET)\b[^"]*(%\d|%s|\{\})[^"]*")x";
/// SQL text with a converted value joined to it.
inline constexpr const char *SqlValueJoined =
    R"x("[^"]*\b(SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES|ORDER BY|LIMIT|SET)\b[^"]*"\s*\+\s*(std::to_string|QString::number|Q?[sS]tring\())x";
inline constexpr const char *SqlAnywhere = R"(<QSql|"\s*(SELECT .* FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b)";

inline constexpr const char *ForeignToTheCore =
    R"(#include <(nlohmann|boost|spdlog|yaml-cpp|sodium|valijson|fstream|filesystem|Q(Sql|Network|Tcp|Local|Ssl|WebSocket|Qml|Quick|File|Dir|Process|Json|Widget|DBus)))";
inline constexpr const char *UmbrellaHeader =
    R"(#include <(QtCore|QtNetwork|QtGui|QtWidgets|QtQml|QtQuick|QtSql|QtDBus)(/Qt\w+)?>)";
inline constexpr const char *ForeignLicence =
    R"((^|[^\w])(Qt6?(::)?(Charts|HttpServer|DataVisualization|VirtualKeyboard|NetworkAuth|Lottie)|QHttpServer|qt6-charts|qt6-httpserver|libqt6charts|libqt6httpserver))";
inline constexpr const char *QmlLogic = R"(XMLHttpRequest|JSON\.(parse|stringify)|\bfetch\(|Qt\.createQmlObject)";
inline constexpr const char *TestSleep = R"(\b(qSleep|qWait|sleep_for|usleep|msleep)\s*\()";

} // namespace wakedock::tests::forbidden
