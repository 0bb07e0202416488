#pragma once

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <limits>
#include <string>

namespace wakedock::tests {

/// Stands before a server on loopback and does to the bytes of its answers what networks do: cuts the connection in the
/// middle of them, or lets them stand still.
class CutProxy : public QObject
{
public:
    explicit CutProxy(int serverPort);

    /// `127.0.0.1:PORT`
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(m_server.serverPort()); }
    /// After so many bytes of answers from now all connections break, and further ones too, until heal().
    void cutAfter(qint64 bytes) { plan(bytes, true); }
    /// After so many bytes of answers from now nothing comes any more, while the connections stay.
    void stallAfter(qint64 bytes) { plan(bytes, false); }
    void heal() { plan(std::numeric_limits<qint64>::max(), false); }
    /// True once the planned number of bytes went through.
    [[nodiscard]] bool isReached() const { return m_left <= 0; }
    [[nodiscard]] int openConnections() const { return m_open; }

private:
    void plan(qint64 bytes, bool cuts)
    {
        m_left = bytes;
        m_cuts = cuts;
    }
    void accept();
    void answer(QTcpSocket *client, QTcpSocket *server);

    int m_serverPort;
    QTcpServer m_server;
    qint64 m_left = std::numeric_limits<qint64>::max();
    bool m_cuts = false;
    int m_open = 0;
};

} // namespace wakedock::tests
