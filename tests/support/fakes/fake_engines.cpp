#include "tests/support/fakes/fake_container_engine.h"
#include "tests/support/fakes/fake_engine_objects.h"

namespace wakedock::tests {

using namespace core;

FakeEngines::FakeEngines(IContainerEngine &local)
{
    add(localHost(), local);
}

FakeEngines::~FakeEngines() = default;

void FakeEngines::add(const HostId &host, IContainerEngine &engine)
{
    m_engines[host] = &engine;
    if (auto *fake = dynamic_cast<FakeContainerEngine *>(&engine)) {
        m_objects[host] = std::make_unique<FakeEngineObjects>(*fake);
    }
}

FakeEngineObjects &FakeEngines::fakeObjects(const HostId &host)
{
    const auto found = m_objects.find(host);
    if (found == m_objects.end()) {
        throw Error(ErrorCode::NotFound, "host_not_found", "There is no host " + host.value + ".");
    }
    return *found->second;
}

IEngineObjects &FakeEngines::objects(const HostId &host)
{
    return fakeObjects(host);
}

IContainerEngine &FakeEngines::engine(const HostId &host)
{
    const auto found = m_engines.find(host);
    if (found == m_engines.end()) {
        throw Error(ErrorCode::NotFound, "host_not_found", "There is no host " + host.value + ".");
    }
    return *found->second;
}

std::vector<HostId> FakeEngines::hosts() const
{
    std::vector<HostId> ids;
    for (const auto &[id, engine] : m_engines) {
        ids.push_back(id);
    }
    return ids;
}

} // namespace wakedock::tests
