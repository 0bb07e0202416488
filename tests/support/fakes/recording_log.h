#pragma once

#include "backend/shared/logging/log.h"

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Keeps every log line, so that a test can ask what was said, and that a secret was not.
class RecordingLog final : public ILogSink
{
public:
    [[nodiscard]] bool wants(LogLevel) const override { return true; }

    void write(LogLevel, std::string_view category, std::string_view message, const LogFields &fields) override
    {
        std::string line = std::string(category) + ": " + std::string(message);
        for (const auto &[key, value] : fields) {
            line += " " + key + "=" + value;
        }
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(std::move(line));
    }

    [[nodiscard]] bool contains(std::string_view text) const
    {
        const std::lock_guard lock(m_mutex);
        return std::any_of(m_lines.begin(), m_lines.end(),
                           [&](const std::string &line) { return line.find(text) != std::string::npos; });
    }

    [[nodiscard]] std::vector<std::string> lines() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lines;
    }

    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_lines.clear();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_lines;
};

} // namespace wakedock::tests
