#pragma once

#include "backend/core/ports/i_engine_hosts.h"
#include "backend/core/ports/i_secret_store.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/fakes/fake_container_engine.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::tests {

/// Secrets in memory.
class FakeSecretStore final : public core::ISecretStore
{
public:
    std::map<std::string, std::string> kept;

    Task<std::optional<Secret>> find(std::string name) override
    {
        const auto found = kept.find(name);
        co_return found == kept.end() ? std::nullopt : std::optional(Secret(found->second));
    }
    Task<void> store(std::string name, Secret value) override
    {
        kept[name] = std::string(value.reveal());
        co_return;
    }
    Task<std::vector<std::string>> names(std::string prefix) override
    {
        std::vector<std::string> all;
        for (const auto &[name, value] : kept) {
            if (name.starts_with(prefix)) {
                all.push_back(name);
            }
        }
        co_return std::vector<std::string>(std::move(all));
    }
    Task<void> remove(std::string name) override
    {
        kept.erase(name);
        co_return;
    }
};

/// Takes engines into the FakeEngines beside it: each host gets an empty one.
class FakeEngineHosts final : public core::IEngineHosts
{
public:
    explicit FakeEngineHosts(FakeEngines &engines) : m_engines(engines) { }

    std::optional<Error> refusal; ///< What check() says.
    std::optional<Error> trouble; ///< What probe() ends with.
    std::map<core::HostId, core::EngineAddress> addresses; ///< Of the hosts that are taken in.
    std::optional<core::EngineAddress> probed; ///< The last one.

    void check(const core::EngineAddress & /*address*/) const override
    {
        if (refusal) {
            throw Error(*refusal);
        }
    }
    void take(const core::HostId &host, core::EngineAddress address) override
    {
        addresses[host] = std::move(address);
        // The same one at another address: somebody may still watch it.
        if (auto &engine = m_owned[host]; !engine) {
            engine = std::make_unique<FakeContainerEngine>();
            m_engines.add(host, *engine);
        }
    }
    void drop(const core::HostId &host) override { addresses.erase(host); }
    Task<core::EngineVersion> probe(core::CallContext /*context*/, core::EngineAddress address) override
    {
        probed = address;
        if (trouble) {
            throw Error(*trouble);
        }
        co_return core::EngineVersion{"Docker Engine", "28.0", "1.44", "linux", "amd64"};
    }
    [[nodiscard]] FakeContainerEngine &engine(const core::HostId &host) { return *m_owned.at(host); }

private:
    FakeEngines &m_engines;
    std::map<core::HostId, std::unique_ptr<FakeContainerEngine>> m_owned;
};

} // namespace wakedock::tests
