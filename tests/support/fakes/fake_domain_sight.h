#pragma once

#include "backend/core/ports/i_domain_sight.h"
#include "backend/shared/exceptions/error.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Names and what answers behind them, as a test lays them.
class FakeDomainSight final : public core::IDomainSight
{
public:
    Task<std::vector<std::string>> addressesOf(core::CallContext context, std::string name) override
    {
        context.cancel.throwIfCancelled();
        askedNames.push_back(name);
        if (dnsFailure) {
            throw Error(*dnsFailure);
        }
        co_return std::vector<std::string>(names[name]);
    }
    [[nodiscard]] std::vector<std::string> ownAddresses() const override { return {"127.0.0.1", "192.0.2.10"}; }
    Task<core::SightAnswer> ask(core::CallContext context, core::SightQuestion question) override
    {
        context.cancel.throwIfCancelled();
        fetched.push_back(question);
        if (!answer) {
            throw Error(ErrorCode::Unavailable, "connection_refused", "Nothing listens there.");
        }
        co_return core::SightAnswer{status, answer(question), location};
    }
    Task<core::SecureSight> askEncrypted(core::CallContext context, core::SightQuestion question) override
    {
        context.cancel.throwIfCancelled();
        shookHands.push_back(question);
        if (!certificate) {
            throw Error(ErrorCode::Unavailable, "no_certificate", "the handshake failed.");
        }
        core::SecureSight seen{*certificate, {}};
        if (!question.path.empty()) {
            seen.answer = {encryptedStatus, "over TLS", {}};
        }
        co_return seen;
    }

    std::map<std::string, std::vector<std::string>> names;
    std::optional<Error> dnsFailure;
    /// What answers at every address; nothing = nobody listens.
    std::function<std::string(const core::SightQuestion &)> answer;
    int status = 200;
    std::string location;
    int encryptedStatus = 200;
    std::optional<core::SeenCertificate> certificate;
    std::vector<std::string> askedNames;
    std::vector<core::SightQuestion> fetched;
    std::vector<core::SightQuestion> shookHands; ///< Over TLS; with a path where something was asked after it.
};

} // namespace wakedock::tests
