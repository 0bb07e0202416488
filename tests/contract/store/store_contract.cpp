#include "store_contract.h"

#include "backend/infrastructure/database/open_sqlite.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_store.h"
#include "tests/support/fakes/recording_log.h"

namespace wakedock::tests {
namespace {

RecordingLog &contractLog()
{
    static RecordingLog log;
    return log;
}

} // namespace

void StoreContract::initTestCase_data()
{
    QTest::addColumn<bool>("onDisk");
    QTest::newRow("in memory") << false;
    QTest::newRow("SQLite") << true;
}

void StoreContract::init()
{
    QFETCH_GLOBAL(bool, onDisk);
    if (!onDisk) {
        m_store = std::make_unique<FakeStore>();
        return;
    }
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = database::openSqlite(m_folder->filePath(QStringLiteral("wakedock.db")).toStdString(),
                                   Log(contractLog(), log_category::Database));
}

void StoreContract::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void StoreContract::write(const std::function<void(core::Repositories &)> &work)
{
    await(m_store->write(work));
}

void StoreContract::read(const std::function<void(core::Repositories &)> &work)
{
    await(m_store->read(work));
}

std::optional<Error> StoreContract::refusal(const std::function<void(core::Repositories &)> &work)
{
    return awaitError(m_store->write(work));
}

std::string StoreContract::refusalReason(const std::function<void(core::Repositories &)> &work)
{
    const auto error = refusal(work);
    return error ? error->reason() : "accepted";
}

Timestamp atSecond(int second)
{
    return Timestamp(std::chrono::milliseconds(1'764'000'000'123) + std::chrono::seconds(second));
}

core::ServiceRecord makeService(const std::string &id, const std::string &name)
{
    core::ServiceRecord record;
    record.id = core::ServiceId(id);
    record.config.name = name;
    record.config.image = "busybox:1";
    record.addresses = {{"10.213.0.10", 0}, {"10.213.0.11", 0}};
    record.owner = "ada";
    record.createdAt = atSecond(0);
    record.updatedAt = atSecond(1);
    return record;
}

core::User makeUser(const std::string &id, const std::string &username)
{
    core::User user;
    user.id = core::UserId(id);
    user.username = username;
    user.role = core::Role::Operator;
    user.passwordHash = "$argon2id$v=19$x";
    user.createdAt = atSecond(0);
    return user;
}

core::Session makeSession(const std::string &id, const std::string &user)
{
    core::Session session;
    session.id = core::SessionId(id);
    session.userId = core::UserId(user);
    session.refreshHash = "first";
    session.address = "192.0.2.7";
    session.userAgent = "tests";
    session.createdAt = session.lastUsedAt = atSecond(0);
    session.expiresAt = atSecond(60);
    return session;
}

core::Deployment makeDeployment(const std::string &id, const std::string &service)
{
    core::Deployment deployment;
    deployment.id = core::DeploymentId(id);
    deployment.serviceId = core::ServiceId(service);
    deployment.serviceName = "shop";
    deployment.revision = 1;
    deployment.status = core::RunStatus::Running;
    deployment.actor = "ada";
    deployment.startedAt = atSecond(0);
    return deployment;
}

core::Operation makeOperation(const std::string &id)
{
    core::Operation operation;
    operation.id = core::OperationId(id);
    operation.serviceId = core::ServiceId("s1");
    operation.serviceName = "shop";
    operation.actor = "ada";
    operation.requestId = "r1";
    operation.createdAt = atSecond(0);
    return operation;
}

core::AuditEntry makeAuditEntry(const std::string &action)
{
    core::AuditEntry entry;
    entry.at = atSecond(0);
    entry.actor = "ada";
    entry.address = "192.0.2.7";
    entry.action = action;
    entry.target = "shop";
    return entry;
}

} // namespace wakedock::tests
