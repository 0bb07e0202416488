#pragma once

#include "backend/core/ports/i_health_probe.h"
#include "backend/infrastructure/system/qt_delete_later.h"
#include "backend/shared/async/completion.h"

#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <optional>
#include <string>

namespace wakedock::system {

/// One question to one service, from connect to verdict. Lives for one probe.
class HealthProbeDialogue
{
public:
    HealthProbeDialogue(core::ProbeTarget target, std::chrono::milliseconds settle);
    HealthProbeDialogue(const HealthProbeDialogue &) = delete;
    HealthProbeDialogue &operator=(const HealthProbeDialogue &) = delete;
    ~HealthProbeDialogue();

    /// @param within after it the verdict is `no answer in time`
    void start(std::chrono::milliseconds within);
    /// The verdict; fail() it to give up.
    [[nodiscard]] Completion<core::ProbeAnswer> verdict() const { return m_verdict; }

private:
    void onConnected();
    void onBytes();
    void onClosed(const std::string &reason);
    void onSettled();
    void judgeStatus(int status);
    void pass() { m_verdict.succeed({.passed = true, .reason = {}}); }
    void refuse(std::string reason) { m_verdict.succeed({.passed = false, .reason = std::move(reason)}); }
    [[nodiscard]] std::string request() const;

    core::ProbeTarget m_target;
    std::chrono::milliseconds m_settle;
    QtOwned<QTcpSocket> m_socket;
    QtOwned<QTimer> m_late;
    QtOwned<QTimer> m_settled;
    std::string m_received;
    Completion<core::ProbeAnswer> m_verdict;
};

/// The status of an HTTP answer that begins with `bytes`: 0 while its first line is not whole, nothing when it can no
/// longer become HTTP.
[[nodiscard]] std::optional<int> httpStatusOf(const std::string &bytes);

/// Why a connection ended, in the words of an operator. @param text the socket's own words
[[nodiscard]] std::string closedReason(QAbstractSocket::SocketError error, const QString &text);

} // namespace wakedock::system
