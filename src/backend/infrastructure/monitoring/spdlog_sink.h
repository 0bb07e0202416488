#pragma once

#include "backend/shared/logging/log.h"

#include <cstdint>
#include <memory>
#include <string>

namespace wakedock::monitoring {

/// What a SpdlogSink writes, and where to.
struct LogOptions {
    LogLevel level = LogLevel::Info;
    bool json = false;
    bool console = true; ///< standard error
    std::string file; ///< absolute path; empty: no file
    std::int64_t maxFileBytes = 10 * 1024 * 1024; ///< then the file becomes FILE.1 and a new one is begun
    int maxFiles = 5; ///< counting the one that is written
};

/// WakeDock's own log. A line gets its form in the thread that writes it and is handed to one writing thread through a
/// bounded queue: a slow disk or terminal blocks nobody. Where the queue overflows, the oldest lines go and the log says
/// how many. The file has mode 0600. Destroying the sink writes out what is queued.
class SpdlogSink : public ILogSink
{
public:
    /// @throws Error Unavailable (`log_file_unwritable`) when the file cannot be opened
    explicit SpdlogSink(const LogOptions &options);
    ~SpdlogSink() override;
    SpdlogSink(const SpdlogSink &) = delete;
    SpdlogSink &operator=(const SpdlogSink &) = delete;

    [[nodiscard]] bool wants(LogLevel level) const override;
    void write(LogLevel level, std::string_view category, std::string_view message, const LogFields &fields) override;

    /// From now on; any thread.
    void setLevel(LogLevel level);

private:
    struct Writer;
    void sayWhatWasDropped();
    std::unique_ptr<Writer> m_writer;
};

} // namespace wakedock::monitoring
