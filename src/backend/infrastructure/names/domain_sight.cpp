#include "backend/infrastructure/names/domain_sight.h"

#include "backend/infrastructure/http_client/http_client.h"
#include "backend/infrastructure/names/name_lookup.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <QNetworkInterface>

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::names {

namespace {

constexpr std::uint64_t ProofBytesAtMost = 256;

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

Task<std::string> DomainSight::fetch(core::CallContext context, core::SightQuestion question)
{
    http_client::ClientOptions options;
    options.maxBodyBytes = ProofBytesAtMost;
    http_client::HttpClient client(http_client::Endpoint::tcp(question.address, question.port), options);
    http_client::HttpRequest request;
    request.target = question.path;
    request.headers = {{"Host", question.host}, {"Connection", "close"}};
    http_client::CallLimits limits;
    limits.deadline = context.deadline;
    limits.cancel = context.cancel;
    const auto answer = co_await client.send(std::move(request), std::move(limits));
    if (answer.status != 200) {
        throw Error(ErrorCode::UpstreamFailed, "proof_refused",
                    "something answered " + std::to_string(answer.status) + " instead of the token.");
    }
    co_return std::string(answer.body);
}

} // namespace wakedock::names
