#pragma once

#include <QIODevice>

#include <functional>

namespace wakedock::http_client {

/// Calls `onClosed` when the peer closes the device, for as long as `context` lives.
void watchEnd(QIODevice &device, QObject *context, std::function<void()> onClosed);

/// Whether a program's output is read: a QProcess, unlike a socket, would otherwise keep all of it. Sockets bound theirs by
/// themselves; for them it does nothing.
void pauseReading(QIODevice &device, bool paused);

/// Closes it at once, without waiting for anything.
void abortDevice(QIODevice &device);

} // namespace wakedock::http_client
