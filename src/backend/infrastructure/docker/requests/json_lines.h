#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace wakedock::docker {

/// Cuts a stream into its lines; engines send one JSON object a line and split them anywhere.
class JsonLines
{
public:
    explicit JsonLines(std::function<void(std::string_view)> onLine) : m_onLine(std::move(onLine)) { }
    /// @throws Error UpstreamFailed (`engine_failed`) when a line exceeds 1 MB
    void feed(std::string_view piece);

private:
    std::function<void(std::string_view)> m_onLine;
    std::string m_open;
};

} // namespace wakedock::docker
