#pragma once

#include "backend/core/ports/i_suspensions.h"

#include <QObject>
#include <QString>

namespace wakedock::system {

/// Hears logind on the system bus. A machine without it never tells, and is none the worse for it.
class LogindSuspensions final : public core::ISuspensions
{
public:
    /// @param bus the address of another bus than the system's; empty = that
    explicit LogindSuspensions(QString bus = {}) : m_bus(std::move(bus)) { }
    Task<void> watch(std::function<void()> onResume, CancelToken cancel) override;

private:
    QString m_bus;
};

/// Where logind's signal arrives.
class LogindEar : public QObject
{
    Q_OBJECT

public:
    /// @param bus see LogindSuspensions
    LogindEar(const QString &bus, std::function<void()> onResume);
    ~LogindEar() override;

public Q_SLOTS:
    /// @param begins the machine is about to sleep; false = it is back
    void prepareForSleep(bool begins);

private:
    QString m_name; ///< Of the connection, its own.
    std::function<void()> m_onResume;
};

} // namespace wakedock::system
