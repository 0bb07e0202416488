#pragma once

#include "backend/shared/utils/time_text.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::models {

/// `812 MB`, binary steps, three digits at most; `—` never: zero is `0 MB`.
QString bytesText(std::int64_t bytes);
/// `3.4 %` below ten, `38 %` above; 100 = one core.
QString percentText(double percent);
/// `just now`, `4 min ago`, `3 h ago`, `2 days ago`.
QString agoText(Timestamp at, Timestamp now);
/// `840 ms`, `4.2 s`, `2 min 5 s`.
QString durationText(std::chrono::milliseconds span);
/// Wall time in the operator's zone and language.
QString momentText(Timestamp at);

inline QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}
Timestamp nowInMilliseconds();

} // namespace wakedock::models
