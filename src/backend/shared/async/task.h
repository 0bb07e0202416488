#pragma once

#include <qcorotask.h>

namespace wakedock {

/// A coroutine that starts at once and runs on the thread that called it.
/// Traps: dropping a Task does not stop it, and an exception in a dropped Task vanishes. So a Task is either awaited
/// or handed to a TaskScope. Parameters are values: a reference parameter may be gone after the first co_await.
/// `co_return name;` moves from what it names, be it a member (QCoro 0.8): to give away a copy, `co_return Value(m_value);`.
template <class T = void>
using Task = QCoro::Task<T>;

} // namespace wakedock
