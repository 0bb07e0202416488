#pragma once

#include <QObject>

#include <memory>

namespace wakedock::system {

/// A waiter resumes inside the signal that ended its wait, and destroys what it waited with: a QObject must not be
/// deleted inside one of its own signals, so it goes on the next turn of the loop, deaf from now on.
struct QtDeleteLater {
    void operator()(QObject *object) const
    {
        object->disconnect();
        object->deleteLater();
    }
};

template <class T>
using QtOwned = std::unique_ptr<T, QtDeleteLater>;

} // namespace wakedock::system
