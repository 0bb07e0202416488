#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/service.h"

#include <utility>

namespace wakedock::tests {

/// A service as an operator writes it: `aService("shop").at("shop.example.org").withVolume("shop-data", "/data")`.
class ServiceBuilder
{
public:
    explicit ServiceBuilder(std::string name)
    {
        m_config.name = std::move(name);
        m_config.image = "nginx:1.25";
    }

    ServiceBuilder &image(std::string image)
    {
        m_config.image = std::move(image);
        return *this;
    }
    ServiceBuilder &at(std::string domain, std::vector<std::string> aliases = {})
    {
        m_config.domain = std::move(domain);
        m_config.aliases = std::move(aliases);
        return *this;
    }
    ServiceBuilder &snippet(std::string text)
    {
        m_config.caddySnippet = std::move(text);
        return *this;
    }
    ServiceBuilder &withVolume(std::string source, std::string target)
    {
        m_config.volumes.push_back({core::VolumeType::Volume, std::move(source), std::move(target), false});
        return *this;
    }
    ServiceBuilder &withBind(std::string source, std::string target, bool readOnly = false)
    {
        m_config.volumes.push_back({core::VolumeType::Bind, std::move(source), std::move(target), readOnly});
        return *this;
    }
    ServiceBuilder &inNetwork(std::string network)
    {
        m_config.networks.push_back(std::move(network));
        return *this;
    }
    ServiceBuilder &withPort(int hostPort, int containerPort, std::string hostIp = "127.0.0.1",
                             core::Protocol protocol = core::Protocol::Tcp)
    {
        m_config.ports.push_back({std::move(hostIp), hostPort, containerPort, protocol});
        return *this;
    }
    ServiceBuilder &checkedBy(core::HealthCheckType type)
    {
        core::HealthCheck check;
        check.type = type;
        m_config.healthCheck = check;
        return *this;
    }
    ServiceBuilder &restarting(core::RestartPolicy policy)
    {
        m_config.restartPolicy = policy;
        return *this;
    }

    operator core::ServiceConfig() const { return m_config; } // NOLINT(google-explicit-constructor): reads as a value
    [[nodiscard]] core::ServiceConfig config() const { return m_config; }

    /// The same service as the database keeps it.
    [[nodiscard]] core::ServiceRecord record(std::int64_t revision = 1, int port = 80) const
    {
        core::ServiceRecord record;
        record.id = core::ServiceId("id-" + m_config.name);
        record.version = 1;
        record.revision = revision;
        record.config = m_config;
        record.addresses = {{"10.213.0.10", 0}, {"10.213.0.11", 0}};
        record.resolvedPort = port;
        record.owner = "admin";
        return record;
    }

private:
    core::ServiceConfig m_config;
};

inline ServiceBuilder aService(std::string name)
{
    return ServiceBuilder(std::move(name));
}

/// A container of that record's live colour and revision, running.
inline core::Container containerOf(const core::ServiceRecord &record,
                                   core::ContainerStatus status = core::ContainerStatus::Running)
{
    core::Container container;
    container.id = "container-of-" + record.id.value;
    container.name = "wakedock-" + record.config.name + "-1";
    container.image = record.config.image;
    container.status = status;
    container.labels = {{core::label::Managed, "true"},
                        {core::label::Service, record.id.value},
                        {core::label::Revision, std::to_string(record.revision)},
                        {core::label::Colour, record.liveColour == core::Colour::A ? "a" : "b"}};
    return container;
}

} // namespace wakedock::tests
