#include "backend/infrastructure/monitoring/spdlog_sink.h"

#include "backend/infrastructure/monitoring/log_line.h"
#include "backend/shared/exceptions/error.h"

#include <spdlog/async.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <cstdio>

namespace wakedock::monitoring {
namespace {

/// Enough for a burst of a few hundred lines from every thread; about 0.5 MB.
constexpr std::size_t QueuedLines = 1024;

spdlog::level::level_enum spdlogLevel(LogLevel level)
{
    switch (level) {
    case LogLevel::Trace:
        return spdlog::level::trace;
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warning:
        return spdlog::level::warn;
    case LogLevel::Error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

spdlog::sink_ptr logFile(const LogOptions &options)
{
    // Log lines name users, addresses and services: nobody else's business.
    spdlog::file_event_handlers handlers;
    handlers.after_open = [](const spdlog::filename_t &, std::FILE *file) { ::fchmod(::fileno(file), S_IRUSR | S_IWUSR); };
    try {
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            options.file, static_cast<std::size_t>(options.maxFileBytes), static_cast<std::size_t>(options.maxFiles - 1),
            false, handlers);
    } catch (const spdlog::spdlog_ex &problem) {
        throw Error(ErrorCode::Unavailable, "log_file_unwritable", "The log file " + options.file + " cannot be written.")
            .withRemedy("Name another one in logging.file, or make its folder writable for this user.")
            .withInternalDetail(problem.what());
    }
}

} // namespace

struct SpdlogSink::Writer {
    explicit Writer(const LogOptions &options) : json(options.json), level(options.level)
    {
        std::vector<spdlog::sink_ptr> sinks;
        if (options.console) {
            sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        }
        if (!options.file.empty()) {
            sinks.push_back(logFile(options));
        }
        pool = std::make_shared<spdlog::details::thread_pool>(QueuedLines, 1);
        logger = std::make_shared<spdlog::async_logger>("wakedock", sinks.begin(), sinks.end(), pool,
                                                        spdlog::async_overflow_policy::overrun_oldest);
        logger->set_pattern("%v");
        logger->set_level(spdlog::level::trace);
        // The writing thread has time: a line that was written survives a kill -9.
        logger->flush_on(spdlog::level::trace);
    }

    bool json;
    std::atomic<LogLevel> level;
    std::atomic<std::size_t> toldAsDropped = 0;
    // The pool's destructor writes what is queued and joins, so it goes first: declared last.
    std::shared_ptr<spdlog::async_logger> logger;
    std::shared_ptr<spdlog::details::thread_pool> pool;
};

SpdlogSink::SpdlogSink(const LogOptions &options) : m_writer(std::make_unique<Writer>(options)) { }

SpdlogSink::~SpdlogSink() = default;

bool SpdlogSink::wants(LogLevel level) const
{
    return level >= m_writer->level.load(std::memory_order_relaxed);
}

void SpdlogSink::setLevel(LogLevel level)
{
    m_writer->level.store(level, std::memory_order_relaxed);
}

void SpdlogSink::write(LogLevel level, std::string_view category, std::string_view message, const LogFields &fields)
{
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const LogLine line{now, level, category, message, &fields};
    sayWhatWasDropped();
    m_writer->logger->log(spdlogLevel(level), m_writer->json ? jsonLine(line) : textLine(line));
}

void SpdlogSink::sayWhatWasDropped()
{
    const auto dropped = m_writer->pool->overrun_counter();
    const auto told = m_writer->toldAsDropped.exchange(dropped);
    if (dropped > told) {
        const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        const LogFields fields{{"lines", std::to_string(dropped - told)}};
        const LogLine line{now, LogLevel::Warning, log_category::App,
                           "The log could not keep up; the oldest lines are lost.", &fields};
        m_writer->logger->log(spdlog::level::warn, m_writer->json ? jsonLine(line) : textLine(line));
    }
}

} // namespace wakedock::monitoring
