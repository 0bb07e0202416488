#pragma once

#include "backend/core/ports/i_container_engine.h"

#include <QString>

#include <memory>
#include <string>

namespace wakedock::tests {

/// One of the engines the contract is for, with the same images on it: `fake` in memory, `docker` on its Unix socket.
/// Takes away what a test left behind.
class EngineUnderTest
{
public:
    explicit EngineUnderTest(const QString &kind);
    ~EngineUnderTest();
    EngineUnderTest(const EngineUnderTest &) = delete;
    EngineUnderTest &operator=(const EngineUnderTest &) = delete;

    [[nodiscard]] core::IContainerEngine &engine() const { return *m_engine; }
    [[nodiscard]] core::CallContext context() const;
    /// A name nobody else uses.
    [[nodiscard]] std::string name(const std::string &suffix) const { return m_prefix + suffix; }
    /// What all that a test makes is labelled with, to be found again.
    [[nodiscard]] std::map<std::string, std::string> labels() const;
    /// A container of `image` by that name, on the default network.
    [[nodiscard]] core::ContainerSpec spec(const std::string &suffix, const std::string &image) const;
    /// Makes and starts one. @return its id
    std::string run(const core::ContainerSpec &spec);
    /// A free subnet `10.249.N.0/24` of this run; `host` completes an address in it.
    [[nodiscard]] std::string subnet() const { return m_net + "0/24"; }
    [[nodiscard]] std::string address(int host) const { return m_net + std::to_string(host); }

    static void addRows();

private:
    void removeAll();
    std::unique_ptr<core::IContainerEngine> m_owned;
    std::unique_ptr<core::IEngines> m_engines;
    core::IContainerEngine *m_engine = nullptr;
    std::string m_prefix;
    std::string m_net;
};

} // namespace wakedock::tests
