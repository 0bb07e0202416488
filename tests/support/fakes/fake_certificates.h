#pragma once

#include "backend/core/ports/i_certificate_reader.h"
#include "backend/core/ports/i_proxy_certificates.h"
#include "backend/shared/async/completion.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Text in place of certificates: the words of `chain` are its names, and it fits the key that says the same. What begins
/// with `bad` is refused.
class FakeCertificateReader final : public core::ICertificateReader
{
public:
    [[nodiscard]] core::CertificateReading read(const core::CertificatePem &given, Timestamp now) const override
    {
        core::CertificateReading reading;
        auto &certificate = reading.certificate;
        certificate.facts.names = {given.chain.substr(0, given.chain.find(' '))};
        certificate.facts.issuer = "Example CA";
        certificate.facts.serial = given.chain.substr(given.chain.find(' ') + 1);
        certificate.facts.notBefore = now;
        certificate.facts.notAfter = now + std::chrono::days(90);
        certificate.fingerprint = given.chain;
        certificate.keyKind = "EC P-256";
        certificate.chain = given.chain;
        if (given.chain.starts_with("bad")) {
            reading.problems.push_back({"certificate", "It is bad."});
        }
        if (!given.key.reveal().ends_with("key")) {
            reading.problems.push_back({"key", "It does not belong to this certificate."});
        }
        return reading;
    }
};

/// Remembers what the proxy would get. Names below `.test` are certified internally, patterns on demand.
class FakeProxyCertificates final : public core::IProxyCertificates
{
public:
    [[nodiscard]] std::vector<core::CertifiedHost> hostsOf(const std::vector<core::Route> &routes) const override
    {
        std::vector<core::CertifiedHost> hosts;
        for (const auto &route : routes) {
            for (const auto &host : route.hosts) {
                const auto way = host.ends_with(".test") ? core::CertificateWay::Internal
                    : host.starts_with("*.")             ? core::CertificateWay::OnDemand
                                                         : core::CertificateWay::Public;
                hosts.push_back({host, route.serviceId, way});
            }
        }
        std::ranges::sort(hosts, {}, &core::CertifiedHost::host);
        return hosts;
    }
    void useOwn(std::vector<core::OwnCertificateMaterial> given) override { own = std::move(given); }
    void renew(std::set<std::string> hosts) override
    {
        renewed = std::move(hosts);
        renewals.insert(renewed.begin(), renewed.end());
    }
    Task<void> listen(std::function<void(core::CertificateNews)> onNews, CancelToken cancel) override
    {
        cancel.throwIfCancelled();
        say = std::move(onNews);
        Completion<> ended;
        const auto registration = cancel.onCancel([ended]() mutable { ended.fail(Cancelled()); });
        co_await ended;
    }

    /// Keys as the proxy would have them, the preferred one first.
    [[nodiscard]] std::vector<std::string> keys() const
    {
        std::vector<std::string> all;
        for (const auto &one : own) {
            all.emplace_back(one.key.reveal());
        }
        return all;
    }

    std::vector<core::OwnCertificateMaterial> own;
    std::set<std::string> renewed; ///< Now.
    std::set<std::string> renewals; ///< Ever.
    std::function<void(core::CertificateNews)> say;
};

} // namespace wakedock::tests
