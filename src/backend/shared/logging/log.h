#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock {

enum class LogLevel { Trace, Debug, Info, Warning, Error };

/// All parts of the program that speak in the log, in one place.
namespace log_category {
inline constexpr std::string_view App = "app";
inline constexpr std::string_view Api = "api";
inline constexpr std::string_view Auth = "auth";
inline constexpr std::string_view Caddy = "caddy";
inline constexpr std::string_view Database = "database";
inline constexpr std::string_view Deploy = "deploy";
inline constexpr std::string_view Docker = "docker";
inline constexpr std::string_view Gate = "gate";
inline constexpr std::string_view Monitoring = "monitoring";
inline constexpr std::string_view Window = "window";
} // namespace log_category

/// Facts beside the sentence: {"request_id", "..."}, {"service", "..."}. Never a secret.
using LogFields = std::vector<std::pair<std::string, std::string>>;

/// Where log lines go. Any thread may write; writing never blocks on a slow reader for long.
class ILogSink
{
public:
    virtual ~ILogSink() = default;
    [[nodiscard]] virtual bool wants(LogLevel level) const = 0;
    virtual void write(LogLevel level, std::string_view category, std::string_view message, const LogFields &fields) = 0;
};

/// A sink with a category: what classes hold. Copies are cheap; the sink must outlive them.
class Log
{
public:
    Log(ILogSink &sink, std::string_view category) : m_sink(&sink), m_category(category) { }

    [[nodiscard]] Log as(std::string_view category) const { return {*m_sink, category}; }
    /// Ask before building an expensive line.
    [[nodiscard]] bool wants(LogLevel level) const { return m_sink->wants(level); }
    void debug(std::string_view message, const LogFields &fields = {}) const { write(LogLevel::Debug, message, fields); }
    void info(std::string_view message, const LogFields &fields = {}) const { write(LogLevel::Info, message, fields); }
    void warning(std::string_view message, const LogFields &fields = {}) const { write(LogLevel::Warning, message, fields); }
    void error(std::string_view message, const LogFields &fields = {}) const { write(LogLevel::Error, message, fields); }
    void write(LogLevel level, std::string_view message, const LogFields &fields = {}) const
    {
        if (m_sink->wants(level)) {
            m_sink->write(level, m_category, message, fields);
        }
    }

private:
    ILogSink *m_sink;
    std::string_view m_category;
};

} // namespace wakedock
