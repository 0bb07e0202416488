#include "backend/infrastructure/names/name_lookup.h"

#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <QTimer>

#include <chrono>
#include <memory>

namespace wakedock::names {

namespace {

constexpr std::chrono::seconds LookupPatience{5};

Error unreachable(const QDnsLookup &lookup)
{
    return Error(ErrorCode::Unavailable, "dns_unreachable",
                 "The name servers gave no answer about " + lookup.name().toStdString() + ": "
                     + lookup.errorString().toStdString() + ".")
        .withRemedy("Check this machine's network and /etc/resolv.conf.");
}

bool leadsSomewhere(const QHostAddress &address)
{
    return !address.isNull() && address != QHostAddress(QHostAddress::AnyIPv4)
        && address != QHostAddress(QHostAddress::AnyIPv6) && !address.isMulticast() && !address.isBroadcast()
        && !address.isLinkLocal();
}

std::vector<std::string> addressesIn(const QDnsLookup &lookup)
{
    std::vector<std::string> addresses;
    for (const auto &record : lookup.hostAddressRecords()) {
        if (leadsSomewhere(record.value())) {
            addresses.push_back(record.value().toString().toStdString());
        }
    }
    return addresses;
}

using Found = Completion<std::vector<std::string>>;

void take(const QDnsLookup &lookup, Found found)
{
    if (lookup.error() == QDnsLookup::NoError || lookup.error() == QDnsLookup::NotFoundError) {
        found.succeed(addressesIn(lookup));
    } else {
        found.fail(unreachable(lookup));
    }
}

} // namespace

Task<std::vector<std::string>> lookUp(core::CallContext context, QDnsLookup::Type kind, std::string name,
                                      QHostAddress nameServer)
{
    context.cancel.throwIfCancelled();
    // Deleted later: the waiter resumes inside its signal.
    const std::shared_ptr<QDnsLookup> lookup(new QDnsLookup(kind, QString::fromStdString(name)), [](QDnsLookup *ended) {
        ended->disconnect();
        ended->abort();
        ended->deleteLater();
    });
    if (!nameServer.isNull()) {
        lookup->setNameserver(nameServer);
    }
    Found found;
    QObject::connect(lookup.get(), &QDnsLookup::finished, lookup.get(), [raw = lookup.get(), found] { take(*raw, found); });
    QTimer::singleShot(context.deadline.left(LookupPatience), lookup.get(), [found, name]() mutable {
        found.fail(Error(ErrorCode::Timeout, "dns_late", "The name servers took too long to answer about " + name + ".")
                       .withRemedy("Check this machine's network and /etc/resolv.conf."));
    });
    const auto registration = context.cancel.onCancel([found]() mutable { found.fail(Cancelled()); });
    lookup->lookup();
    co_return co_await found;
}

} // namespace wakedock::names
