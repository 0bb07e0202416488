#pragma once

#include <QObject>

namespace wakedock::models {
Q_NAMESPACE

/// Where a request of a model stands. Loading is left on both ways, always.
enum class RequestState { Idle, Loading, Ready, Failed };
Q_ENUM_NS(RequestState)

/// What a state means to the eye; the theme gives it a colour, a word always stands beside it.
enum class Tone { Neutral, Positive, Progress, Warning, Negative, Resting };
Q_ENUM_NS(Tone)

} // namespace wakedock::models
