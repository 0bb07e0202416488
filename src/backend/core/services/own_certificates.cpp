#include "backend/core/services/own_certificates.h"

#include "backend/core/domain/rules/certificate_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::core {

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
    std::string name = "certificate." + makeUuid();
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
