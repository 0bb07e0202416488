#pragma once

#include "backend/core/repositories/i_store.h"
#include "backend/shared/exceptions/error.h"

#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <string>

namespace wakedock::tests {

/// Base of the suites every store must pass: each test function runs once on the store in memory and once on SQLite.
/// So a core test on the fake tells the truth about the real one.
class StoreContract : public QObject
{
    Q_OBJECT

protected:
    /// A transaction, awaited. Rethrows what the closure throws.
    void write(const std::function<void(core::Repositories &)> &work);
    void read(const std::function<void(core::Repositories &)> &work);
    /// What a writing closure is refused with; nothing when it was not.
    std::optional<Error> refusal(const std::function<void(core::Repositories &)> &work);
    std::string refusalReason(const std::function<void(core::Repositories &)> &work);

    core::IStore &store() { return *m_store; }

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::IStore> m_store;
};

core::ServiceRecord makeService(const std::string &id, const std::string &name);
core::User makeUser(const std::string &id, const std::string &username);
core::Session makeSession(const std::string &id, const std::string &user);
core::Deployment makeDeployment(const std::string &id, const std::string &service);
core::Operation makeOperation(const std::string &id);
core::AuditEntry makeAuditEntry(const std::string &action);
Timestamp atSecond(int second);

} // namespace wakedock::tests
