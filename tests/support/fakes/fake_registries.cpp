#include "tests/support/fakes/fake_registries.h"

#include "backend/core/domain/rules/image_reference.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <utility>

namespace wakedock::tests {

using namespace core;

namespace {

Error registryTrouble(const std::string &reason, const std::string &cause, const std::string &address)
{
    const bool isAway = cause == "host_not_found" || cause == "connection_refused";
    return Error(isAway ? ErrorCode::Unavailable : ErrorCode::UpstreamFailed, reason,
                 "The registry " + address + " does not answer as it should.")
        .withRemedy("Look at the registry.")
        .withContext("cause", cause);
}

} // namespace

Task<void> FakeRegistries::enter(CallContext context, HostId host)
{
    static_cast<void>(m_engines.engine(host));
    Completion<> turn;
    if (auto hold = std::exchange(m_hold, std::nullopt)) {
        turn = *hold;
    } else {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [turn]() mutable { turn.succeed(); }, Qt::QueuedConnection);
    }
    const auto registration = context.cancel.onCancel([turn]() mutable { turn.fail(Cancelled()); });
    co_await turn;
    if (engineTrouble) {
        throw Error(*engineTrouble);
    }
}

const FakeRegistries::Site &FakeRegistries::letIn(const std::string &address, const RegistryLogin *login) const
{
    const auto site = sites.find(address);
    if (site == sites.end()) {
        throw registryTrouble("registry_failed", "host_not_found", address);
    }
    if (const auto &trouble = site->second.trouble) {
        throw registryTrouble("registry_failed", trouble->code, address);
    }
    const auto &users = site->second.users;
    if (users.empty()) {
        return site->second;
    }
    if (login == nullptr || login->username.empty()) {
        throw registryTrouble("registry_login_wanted", "login_wanted", address);
    }
    const auto user = users.find(login->username);
    if (user == users.end() || user->second != login->password.reveal()) {
        throw registryTrouble("registry_login_refused", "login_refused", address);
    }
    return site->second;
}

Task<void> FakeRegistries::tryLogin(CallContext context, HostId host, RegistryLogin login)
{
    co_await enter(context, host);
    static_cast<void>(letIn(login.address, &login));
}

Task<std::string> FakeRegistries::digestOf(CallContext context, HostId host, std::string reference)
{
    const auto parsed = ImageReference::parse(reference);
    asked.push_back(reference);
    co_await enter(context, host);
    const auto login = logins.find(parsed.registry());
    const auto &site = letIn(parsed.registry(), login == logins.end() ? nullptr : &login->second);
    const auto path = parsed.repository().substr(parsed.registry().size() + 1) + ":" + parsed.tag;
    const auto found = site.digests.find(path);
    if (found == site.digests.end()) {
        throw Error(ErrorCode::NotFound, "image_not_found", "The registry has no " + reference + ".")
            .withRemedy("Check the image's name and tag.")
            .withContext("cause", "image_not_found");
    }
    co_return std::string(found->second);
}

} // namespace wakedock::tests
