#pragma once

#include "backend/api/http/http_response.h"

#include <QtGlobal>

#include <memory>
#include <string>
#include <vector>

class QTcpSocket;

namespace wakedock::api {

/// How an answer is to be framed; what the request asked for decides.
struct AnswerFraming {
    bool withoutBody = false; ///< HEAD: the length stays.
    bool http10 = false;
    bool keepAlive = true;
};

/// Writes answers to one socket. Large bodies are not copied: they are held until the socket has taken them all.
/// Trap: writing may close the socket synchronously, with all its signals.
class ResponseWriter
{
public:
    explicit ResponseWriter(QTcpSocket &socket) : m_socket(socket) { }

    void write(const HttpResponse &response, const AnswerFraming &framing);
    void writeContinue();
    /// Bytes the client has not taken yet.
    [[nodiscard]] qint64 unsent() const;
    /// To be called when the socket wrote something: lets go of bodies that are out.
    void release();

private:
    QTcpSocket &m_socket;
    std::vector<std::shared_ptr<const std::string>> m_held;
};

} // namespace wakedock::api
