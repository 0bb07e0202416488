#pragma once

#include <QObject>

#include <functional>
#include <mutex>

namespace wakedock::models {

/// Carries closures from the backend thread to an object of the main thread, for as long as that object wants them.
/// Outlives both sides: what is posted after close() is dropped, so a late answer never reaches a dead receiver.
class Mailbox
{
public:
    explicit Mailbox(QObject *receiver) : m_receiver(receiver) { }

    /// Any thread.
    void post(std::function<void()> letter)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_receiver) {
            QMetaObject::invokeMethod(m_receiver, std::move(letter), Qt::QueuedConnection);
        }
    }

    /// On the receiver's thread. Letters already queued are dropped by Qt when the receiver is destroyed.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_receiver;
};

} // namespace wakedock::models
