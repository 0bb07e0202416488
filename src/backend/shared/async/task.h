#pragma once

#include <qcorotask.h>

namespace wakedock {

/// A coroutine that starts at once and runs on the thread that called it.
/// Traps: dropping a Task does not stop it, and an exception in a dropped Task vanishes. So a Task is either awaited
/// or handed to a TaskScope. Parameters are values: a reference parameter may be gone after the first co_await.
template <class T = void>
using Task = QCoro::Task<T>;

} // namespace wakedock
