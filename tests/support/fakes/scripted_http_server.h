#pragma once

#include <QIODevice>
#include <QLocalServer>
#include <QPointer>
#include <QTcpServer>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A peer for HTTP clients that answers byte by byte what the test says: also late, broken, or not at all.
class ScriptedHttpServer
{
public:
    struct Request {
        std::string method;
        std::string target;
        std::string head; ///< Everything above the body.
        std::string body;
        int connection = 0; ///< Number of the connection it came on, from 1.
    };
    /// The other end of the connection a request came on. Copies may be kept and used later.
    class Peer
    {
    public:
        explicit Peer(QIODevice *device) : m_device(device) { }
        void write(const std::string &bytes) const;
        /// A whole answer with Content-Length.
        void answer(int status, const std::string &body, const std::string &headers = {}) const;
        /// The head of a chunked answer, then its pieces; endChunks() ends it (`trailers` with CRLF at their ends).
        void startChunks(int status = 200, const std::string &headers = {}) const;
        void chunk(const std::string &piece) const;
        void endChunks(const std::string &trailers = {}) const;
        void close() const;
        [[nodiscard]] bool isOpen() const;

    private:
        QPointer<QIODevice> m_device;
    };
    using Handler = std::function<void(const Request &, Peer)>;

    explicit ScriptedHttpServer(Handler handler);
    /// @return the port on 127.0.0.1
    int listenTcp();
    /// @return false when the path cannot be used
    bool listenUnix(const std::string &path);
    void stopListening();

    [[nodiscard]] int connections() const { return m_connections; }
    /// Of those, the ones that nobody has closed yet.
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] const std::vector<Request> &requests() const { return m_requests; }

private:
    void adopt(QIODevice *device);
    void read(QIODevice *device, int connection);

    Handler m_handler;
    QTcpServer m_tcp;
    QLocalServer m_local;
    std::map<QIODevice *, std::string> m_received;
    std::vector<Request> m_requests;
    int m_connections = 0;
};

} // namespace wakedock::tests
