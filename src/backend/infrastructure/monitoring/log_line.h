#pragma once

#include "backend/shared/logging/log.h"
#include "backend/shared/utils/time_text.h"

#include <string>
#include <string_view>

namespace wakedock::monitoring {

/// One line of the log before it has a form. The views must outlive the call they are handed to.
struct LogLine {
    Timestamp at;
    LogLevel level = LogLevel::Info;
    std::string_view category;
    std::string_view message;
    const LogFields *fields = nullptr; ///< may be null
};

/// `2026-11-23T15:04:05.678Z info    docker   The engine answers.  api=1.41 host="my host"`.
/// One line whatever the texts hold: control characters become visible (`\n`, `\x1b`), so that a container's name can
/// neither forge a line nor move the reader's cursor. Secrets are masked, see maskedValue().
std::string textLine(const LogLine &line);

/// {"ts", "level", "category", "message"} and the fields beside them; a field of such a name gets an underscore behind it.
/// Invalid UTF-8 is replaced.
std::string jsonLine(const LogLine &line);

/// The last net under type Secret: `***` for a key that names a secret (password, token, authorization, cookie, ...), and a
/// text without the passwords of URLs in it (`redis://:***@host`).
std::string maskedValue(std::string_view key, std::string_view value);

} // namespace wakedock::monitoring
