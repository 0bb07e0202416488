#include "backend/infrastructure/names/domain_sight.h"

#include "backend/infrastructure/http_client/http_client.h"
#include "backend/infrastructure/names/encrypted_sight.h"
#include "backend/infrastructure/names/name_lookup.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <QNetworkInterface>

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::names {

namespace {

constexpr std::size_t SightBytesAtMost = 4096;

/// Ends an answer that goes on: what is needed of it has come.
struct SeenEnough {
};

bool isEnough(const std::exception_ptr &ended)
{
    try {
        std::rethrow_exception(ended);
    } catch (const SeenEnough &) {
        return true;
    } catch (...) {
        return false;
    }
}

} // namespace

Task<std::vector<std::string>> DomainSight::addressesOf(core::CallContext context, std::string name)
{
    // Qt calls the answer "there is such a name, but no such address" invalid, as if the server had failed. So one kind
    // that was answered is enough, and only where both failed nothing is known.
    std::vector<std::string> addresses;
    std::exception_ptr failure;
    int failures = 0;
    for (const auto kind : {QDnsLookup::A, QDnsLookup::AAAA}) {
        const auto found = co_await settle(lookUp(context, kind, name, m_nameServer));
        context.cancel.throwIfCancelled();
        failure = found.failure ? found.failure : failure;
        failures += found.failure ? 1 : 0;
        if (!found.failure) {
            std::ranges::copy(*found.value, std::back_inserter(addresses));
        }
    }
    if (failures == 2) {
        std::rethrow_exception(failure);
    }
    co_return addresses;
}

std::vector<std::string> DomainSight::ownAddresses() const
{
    std::vector<std::string> addresses;
    for (QHostAddress address : QNetworkInterface::allAddresses()) {
        address.setScopeId({});
        addresses.push_back(address.toString().toStdString());
    }
    return addresses;
}

Task<core::SightAnswer> DomainSight::ask(core::CallContext context, core::SightQuestion question)
{
    http_client::HttpClient client(http_client::Endpoint::tcp(question.address, question.port));
    http_client::HttpRequest request;
    request.target = question.path;
    request.headers = {{"Host", question.host}, {"Connection", "close"}};
    http_client::CallLimits limits;
    limits.deadline = context.deadline;
    limits.cancel = context.cancel;
    core::SightAnswer seen;
    http_client::StreamHandlers handlers;
    handlers.onHead = [&seen](const http_client::HttpResponse &head) {
        seen.status = head.status;
        seen.location = head.header("Location");
    };
    handlers.onChunk = [&seen](std::string_view piece) {
        seen.body += piece.substr(0, SightBytesAtMost - seen.body.size());
        if (seen.body.size() >= SightBytesAtMost) {
            throw SeenEnough();
        }
    };
    const auto ended = co_await settle(client.stream(std::move(request), std::move(handlers), std::move(limits)));
    if (ended.failure && !isEnough(ended.failure)) {
        std::rethrow_exception(ended.failure);
    }
    co_return seen;
}

Task<core::SecureSight> DomainSight::askEncrypted(core::CallContext context, core::SightQuestion question)
{
    return seeEncrypted(std::move(context), std::move(question));
}

} // namespace wakedock::names
