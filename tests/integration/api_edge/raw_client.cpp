#include "raw_client.h"

#include "tests/support/async_test.h"

#include <QHostAddress>

#include <csignal>

namespace wakedock::tests {

namespace {

RawAnswer headOf(const QByteArray &head)
{
    RawAnswer answer;
    const auto lines = head.split('\n');
    answer.status = lines.value(0).split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        if (colon > 0) {
            answer.headers[line.left(colon).toLower().toStdString()] = line.mid(colon + 1).trimmed().toStdString();
        }
    }
    return answer;
}

} // namespace

void ignoreBrokenPipes()
{
    std::signal(SIGPIPE, SIG_IGN);
}

RawClient::RawClient(quint16 port)
{
    ignoreBrokenPipes();
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    waitUntil([this] { return isOpen(); });
}

RawClient &RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
    return *this;
}

const QByteArray &RawClient::unread()
{
    m_received += m_socket.readAll();
    return m_received;
}

RawAnswer RawClient::answer(bool withoutBody, std::chrono::milliseconds patience)
{
    const auto headEnd = [this] { return unread().indexOf("\r\n\r\n"); };
    waitUntil([&] { return headEnd() >= 0 || (!isOpen() && headEnd() < 0); }, patience);
    if (headEnd() < 0) {
        return {};
    }
    const auto size = headEnd() + 4;
    RawAnswer answer = headOf(m_received.left(size));
    m_received.remove(0, size);
    const bool hasBody = !withoutBody && answer.headers.contains("content-length");
    const qsizetype length = hasBody ? QByteArray::fromStdString(answer.header("content-length")).toLongLong() : 0;
    waitUntil([&] { return unread().size() >= length || !isOpen(); }, patience);
    answer.body = m_received.left(length).toStdString();
    m_received.remove(0, length);
    return answer;
}

bool RawClient::isClosed(std::chrono::milliseconds patience)
{
    return waitUntil([this] { return !isOpen(); }, patience);
}

} // namespace wakedock::tests
