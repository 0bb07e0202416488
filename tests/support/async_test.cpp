#include "async_test.h"

#include <QElapsedTimer>

namespace wakedock::tests {

bool waitUntil(const std::function<bool()> &isTrue, std::chrono::milliseconds patience)
{
    QElapsedTimer waited;
    waited.start();
    while (!isTrue()) {
        if (waited.elapsed() > patience.count()) {
            return false;
        }
        QEventLoop turn;
        QTimer::singleShot(1, &turn, &QEventLoop::quit);
        turn.exec();
    }
    return true;
}

} // namespace wakedock::tests
