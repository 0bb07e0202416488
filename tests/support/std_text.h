#pragma once

#include <QTest>

#include <optional>
#include <string>
#include <vector>

// So that QCOMPARE shows what differs. To be included before the first QCOMPARE.
namespace QTest {

template <>
inline char *toString(const std::string &text)
{
    return qstrdup(('"' + text + '"').c_str());
}

template <>
inline char *toString(const std::vector<std::string> &list)
{
    std::string text;
    for (const std::string &each : list) {
        text += (text.empty() ? "" : ", ") + each;
    }
    return qstrdup(('[' + text + ']').c_str());
}

} // namespace QTest
