#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace wakedock::docker {

/// Cuts what a program writes into lines that can be shown anywhere (see plainLine()); of what it wrote over itself the
/// last remains.
class OutputLines
{
public:
    static constexpr std::size_t Longest = 2000; ///< What is longer is cut off.

    explicit OutputLines(std::function<void(std::string)> onLine) : m_onLine(std::move(onLine)) { }
    void take(std::string_view bytes);
    /// The last line, where it had no end.
    void finish();

private:
    void give();

    std::function<void(std::string)> m_onLine;
    std::string m_line;
};

} // namespace wakedock::docker
