#include "tests/support/fakes/fake_store.h"

#include "backend/shared/async/completion.h"
#include "tests/support/fakes/fake_repositories.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace wakedock::tests {

FakeStore::FakeStore() : m_state(std::make_shared<State>()) { }

Error FakeStore::diskFull()
{
    return Error(ErrorCode::Unavailable, "disk_full", "The disk that holds WakeDock's database is full.")
        .withRemedy("Free some space, then try again.");
}

void FakeStore::failWrites(int which, Error error)
{
    m_state->failIn = which;
    m_state->planned = std::move(error);
}

Task<void> FakeStore::transaction(std::function<void(core::Repositories &)> work, bool writes)
{
    const auto state = m_state;
    Completion<> turn;
    QMetaObject::invokeMethod(QCoreApplication::instance(), [turn]() mutable { turn.succeed(); }, Qt::QueuedConnection);
    co_await turn;
    state->run(work, writes);
}

void FakeStore::State::run(const std::function<void(core::Repositories &)> &work, bool writing)
{
    if (broken) {
        throw *broken;
    }
    FakeTables copy = tables;
    const auto repositories = makeFakeRepositories(copy, writing);
    work(*repositories);
    if (!writing) {
        ++reads;
        return;
    }
    if (beforeCommit) {
        beforeCommit(*repositories);
    }
    failAsPlanned();
    tables = std::move(copy);
    ++writes;
}

void FakeStore::State::failAsPlanned()
{
    if (planned && --failIn == 0) {
        const Error error = *planned;
        planned.reset();
        throw error;
    }
}

} // namespace wakedock::tests
