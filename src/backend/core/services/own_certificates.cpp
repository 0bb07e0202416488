#include "backend/core/services/own_certificates.h"

#include "backend/core/domain/rules/certificate_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

const std::string KeyPrefix = "certificate.";

} // namespace

OwnCertificates::OwnCertificates(IProxyCertificates &proxy, ISecretStore &secrets, Log log)
    : m_proxy(proxy)
    , m_secrets(secrets)
    , m_log(log)
{
}

Task<void> OwnCertificates::load(std::vector<OwnCertificate> stored)
{
    for (const OwnCertificate &certificate : stored) {
        auto key = co_await settle(keyOf(certificate));
        if (key.failure) {
            m_log.error("A certificate cannot be used: " + describe(key.failure),
                        {{"certificate", certificate.id.value}, {"remedy", asError(key.failure).remedy()}});
        }
        m_held[certificate.id] = {certificate, key.failure ? Secret() : *key.value};
    }
    tellProxy();
    co_await forgetStrayKeys();
}

Task<void> OwnCertificates::forgetStrayKeys()
{
    const auto names = co_await settle(m_secrets.names(KeyPrefix));
    if (names.failure) {
        m_log.warning("Keys that are no longer needed could not be looked for: " + describe(names.failure));
        co_return;
    }
    for (const std::string &name : *names.value) {
        const bool isNeeded =
            std::ranges::any_of(m_held, [&name](const auto &one) { return one.second.certificate.keyName == name; });
        if (!isNeeded) {
            co_await forgetKey(name);
        }
    }
}

std::optional<CertificateTrouble> OwnCertificates::refusalOf(const CertificateId &id) const
{
    const auto refused = m_proxy.refused();
    const auto found = refused.find(id);
    return found == refused.end() ? std::nullopt : std::optional(found->second);
}

std::vector<OwnCertificate> OwnCertificates::all() const
{
    std::vector<OwnCertificate> all;
    for (const auto &[id, held] : m_held) {
        all.push_back(held.certificate);
    }
    return inTurn(std::move(all));
}

void OwnCertificates::take(OwnCertificate certificate, Secret key)
{
    const CertificateId id = certificate.id;
    m_held[id] = {std::move(certificate), std::move(key)};
    tellProxy();
}

void OwnCertificates::drop(const CertificateId &id)
{
    m_held.erase(id);
    tellProxy();
}

void OwnCertificates::tellProxy()
{
    std::vector<OwnCertificateMaterial> own;
    for (const OwnCertificate &certificate : all()) {
        const Secret &key = m_held.at(certificate.id).key;
        if (!key.isEmpty()) {
            own.push_back({certificate.id, certificate.chain, key});
        }
    }
    m_proxy.useOwn(std::move(own));
}

Task<std::string> OwnCertificates::keepKey(Secret key)
{
    std::string name = KeyPrefix + makeUuid();
    co_await m_secrets.store(name, std::move(key));
    co_return std::string(name);
}

Task<Secret> OwnCertificates::keyOf(OwnCertificate certificate)
{
    auto key = co_await m_secrets.find(certificate.keyName);
    if (!key) {
        throw Error(ErrorCode::Unavailable, "certificate_key_missing",
                    "The key of the certificate for " + certificate.facts.names.front() + " is no longer there.")
            .withRemedy("Give the certificate again, with its key.");
    }
    co_return Secret(*key);
}

Task<void> OwnCertificates::forgetKey(std::string name)
{
    const auto removed = co_await settle(m_secrets.remove(name));
    if (removed.failure) {
        m_log.warning("A key that is no longer needed could not be removed: " + describe(removed.failure),
                      {{"secret", name}});
    }
}

} // namespace wakedock::core
