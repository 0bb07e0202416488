#include "backend/infrastructure/system/name_lookup.h"

#include "backend/shared/async/completion.h"

#include <QHostInfo>
#include <QTimer>

#include <chrono>
#include <utility>

namespace wakedock::system {

namespace {

constexpr std::chrono::milliseconds LookupPatience{5000};

/// A name that is blocked somewhere is often answered with 0.0.0.0, which would mean every address.
bool isMachines(const QHostAddress &address)
{
    return !address.isNull() && !address.isMulticast() && address != QHostAddress(QHostAddress::AnyIPv4)
        && address != QHostAddress(QHostAddress::AnyIPv6) && address.scopeId().isEmpty();
}

std::optional<std::string> usable(const QHostInfo &answer)
{
    std::optional<std::string> found;
    for (const QHostAddress &address : answer.addresses()) {
        const bool isBetter =
            !found || (found->find(':') != std::string::npos && address.protocol() == QAbstractSocket::IPv4Protocol);
        if (isMachines(address) && isBetter) {
            found = address.toString().toStdString();
        }
    }
    return found;
}

} // namespace

Task<std::optional<std::string>> lookUp(std::string name, core::CallContext context, QObject *receiver)
{
    context.cancel.throwIfCancelled();
    Completion<QHostInfo> answer;
    const int ticket = QHostInfo::lookupHost(QString::fromStdString(name), receiver,
                                             [answer](const QHostInfo &info) mutable { answer.succeed(info); });
    QTimer::singleShot(context.deadline.atMost(LookupPatience).left(LookupPatience), receiver, [answer, ticket]() mutable {
        QHostInfo::abortHostLookup(ticket);
        answer.succeed(QHostInfo());
    });
    const auto registration = context.cancel.onCancel([answer, ticket]() mutable {
        QHostInfo::abortHostLookup(ticket);
        answer.fail(Cancelled());
    });
    const QHostInfo info = co_await answer;
    co_return usable(info);
}

} // namespace wakedock::system
