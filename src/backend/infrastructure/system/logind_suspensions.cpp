#include "backend/infrastructure/system/logind_suspensions.h"

#include "backend/shared/async/completion.h"
#include "backend/shared/utils/uuid.h"

#include <QDBusConnection>

#include <memory>
#include <utility>

namespace wakedock::system {

LogindEar::LogindEar(const QString &bus, std::function<void()> onResume)
    : m_name(QStringLiteral("wakedock-logind-") + QString::fromStdString(randomHex(4)))
    , m_onResume(std::move(onResume))
{
    auto connection = bus.isEmpty() ? QDBusConnection::connectToBus(QDBusConnection::SystemBus, m_name)
                                    : QDBusConnection::connectToBus(bus, m_name);
    if (connection.isConnected()) {
        connection.connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                           QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
                           SLOT(prepareForSleep(bool)));
    }
}

LogindEar::~LogindEar()
{
    QDBusConnection::disconnectFromBus(m_name);
}

void LogindEar::prepareForSleep(bool begins)
{
    if (!begins) {
        m_onResume();
    }
}

Task<void> LogindSuspensions::watch(std::function<void()> onResume, CancelToken cancel)
{
    cancel.throwIfCancelled();
    const auto ear = std::make_unique<LogindEar>(m_bus, std::move(onResume));
    Completion<> over;
    const auto registration = cancel.onCancel([over]() mutable { over.fail(Cancelled()); });
    co_await over;
}

} // namespace wakedock::system
