#pragma once

#include <QByteArray>
#include <QTcpSocket>

#include <chrono>
#include <map>
#include <string>

namespace wakedock::tests {

/// Qt does so at its first write; the test library takes the signal back for each further class of one program.
void ignoreBrokenPipes();

/// What a server sent: one answer, whole.
struct RawAnswer {
    int status = 0; ///< 0 = none came.
    std::map<std::string, std::string> headers; ///< Names in lower case.
    std::string body;
    [[nodiscard]] std::string header(const std::string &name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
    [[nodiscard]] bool bodyHolds(const std::string &text) const { return body.find(text) != std::string::npos; }
};

/// A client that sends bytes as they are, right or wrong.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    RawClient &send(const QByteArray &bytes);
    /// The next answer. @param withoutBody after a HEAD
    RawAnswer answer(bool withoutBody = false, std::chrono::milliseconds patience = std::chrono::seconds(10));
    RawAnswer ask(const QByteArray &bytes) { return send(bytes).answer(); }
    /// True once the server closed the connection.
    bool isClosed(std::chrono::milliseconds patience = std::chrono::seconds(10));
    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// What came and was not asked for yet.
    [[nodiscard]] const QByteArray &unread();
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace wakedock::tests
