#include "tests/support/free_port.h"

#include <QRandomGenerator>
#include <QTcpServer>

namespace wakedock::tests {

namespace {

constexpr int firstPort = 10'000;
constexpr int portCount = 10'000;

} // namespace

int freePort()
{
    // Programs of tests that run beside this one begin elsewhere.
    static int next = QRandomGenerator::global()->bounded(portCount);
    for (;;) {
        const int port = firstPort + next;
        next = (next + 1) % portCount;
        if (QTcpServer().listen(QHostAddress::Any, static_cast<quint16>(port))) {
            return port;
        }
    }
}

} // namespace wakedock::tests
