#include "tests/support/fakes/fake_password_hasher.h"

#include "backend/shared/async/completion.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace wakedock::tests {
namespace {

Completion<> nextTurn()
{
    Completion<> turn;
    QMetaObject::invokeMethod(QCoreApplication::instance(), [turn]() mutable { turn.succeed(); }, Qt::QueuedConnection);
    return turn;
}

} // namespace

Task<std::string> FakePasswordHasher::hash(Secret password)
{
    if (m_failure) {
        throw *m_failure;
    }
    co_await nextTurn();
    co_return hashOf(std::string(password.reveal()));
}

Task<bool> FakePasswordHasher::verify(Secret password, std::string hash)
{
    if (m_failure) {
        throw *m_failure;
    }
    ++m_verifications;
    m_comparedWith.push_back(hash);
    if (m_meanwhile) {
        m_meanwhile();
    }
    co_await nextTurn();
    co_return !hash.empty() && hash == hashOf(std::string(password.reveal()));
}

} // namespace wakedock::tests
