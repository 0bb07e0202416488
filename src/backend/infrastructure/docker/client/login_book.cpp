#include "backend/infrastructure/docker/client/login_book.h"

#include "backend/shared/exceptions/error.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

#include <set>
#include <utility>

namespace wakedock::docker {

namespace {

/// Base64 for URLs, of JSON: how engines take a login in a header.
std::string loginHeader(const core::RegistryLogin &login)
{
    const nlohmann::json json{{"username", login.username},
                              {"password", std::string(login.password.reveal())},
                              {"serveraddress", loginServer(login.address)}};
    const auto text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return QByteArray::fromStdString(text).toBase64(QByteArray::Base64UrlEncoding).toStdString();
}

} // namespace

std::string loginServer(const std::string &address)
{
    // Docker Hub's logins are kept under the address of its first API, by docker itself and by all who copied it.
    return address == core::defaultRegistry ? std::string("https://index.docker.io/v1/") : address;
}

void LoginBook::add(core::RegistryLogin login)
{
    std::string address = login.address;
    m_logins.insert_or_assign(std::move(address), std::move(login));
}

std::vector<core::RegistryLogin> LoginBook::loginsFor(const std::vector<std::string> &references, bool all) const
{
    std::set<std::string> wanted;
    for (const std::string &reference : references) {
        try {
            wanted.insert(core::ImageReference::parse(reference).registry());
        } catch (const Error &) {
            continue; // no registry knows it: whoever pulls it says so
        }
    }
    std::vector<core::RegistryLogin> logins;
    for (const auto &[address, login] : m_logins) {
        if (!login.username.empty() && (all || wanted.contains(address))) {
            logins.push_back(login);
        }
    }
    return logins;
}

void LoginBook::signFor(EngineCall &call, const core::ImageReference &reference) const
{
    if (const auto found = m_logins.find(reference.registry()); found != m_logins.end()) {
        call.request.headers.emplace_back("X-Registry-Auth", loginHeader(found->second));
    }
}

} // namespace wakedock::docker
