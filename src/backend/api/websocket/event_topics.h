#pragma once

#include "backend/api/websocket/i_topic.h"

#include <functional>
#include <string>
#include <utility>

namespace wakedock::api {

/// `services`: {change: created|updated|removed, service}, one event for each change of a service.
class ServicesTopic : public ITopic
{
public:
    /// Complete JSON of a service, secrets masked: its bytes are shared by everybody who may read services.
    using ToJson = std::function<std::string(const core::Service &)>;
    using Snapshot = std::function<Task<std::string>(core::CallContext)>;

    explicit ServicesTopic(ToJson toJson, Snapshot snapshot = {});
    [[nodiscard]] std::string_view name() const override { return "services"; }
    [[nodiscard]] std::string_view permission() const override;
    [[nodiscard]] std::shared_ptr<const std::string> dataOf(const core::EventRecord &record) const override;
    Task<std::string> snapshot(core::CallContext context) override;

private:
    ToJson m_toJson;
    Snapshot m_snapshot;
};

/// `operations`: the operation, whole, at each step and at its end.
class OperationsTopic : public ITopic
{
public:
    using ToJson = std::function<std::string(const core::Operation &)>;
    using Snapshot = std::function<Task<std::string>(core::CallContext)>;

    explicit OperationsTopic(ToJson toJson, Snapshot snapshot = {});
    [[nodiscard]] std::string_view name() const override { return "operations"; }
    [[nodiscard]] std::string_view permission() const override;
    [[nodiscard]] std::shared_ptr<const std::string> dataOf(const core::EventRecord &record) const override;
    Task<std::string> snapshot(core::CallContext context) override;

private:
    ToJson m_toJson;
    Snapshot m_snapshot;
};

/// `image_updates`: {host}, when registries said anew what names of its images stand for; GET /images says what.
class ImageUpdatesTopic : public ITopic
{
public:
    [[nodiscard]] std::string_view name() const override { return "image_updates"; }
    [[nodiscard]] std::string_view permission() const override;
    [[nodiscard]] std::shared_ptr<const std::string> dataOf(const core::EventRecord &record) const override;
};

/// `certificates`: {}, when certificates are otherwise than before; GET /caddy/certificates says how.
class CertificatesTopic : public ITopic
{
public:
    [[nodiscard]] std::string_view name() const override { return "certificates"; }
    [[nodiscard]] std::string_view permission() const override;
    [[nodiscard]] std::shared_ptr<const std::string> dataOf(const core::EventRecord &record) const override;
};

/// `stacks`: {change: created|updated|removed, stack}, the stack as GET /stacks lists it.
class StacksTopic : public ITopic
{
public:
    using ToJson = std::function<std::string(const core::Stack &)>;

    explicit StacksTopic(ToJson toJson) : m_toJson(std::move(toJson)) { }
    [[nodiscard]] std::string_view name() const override { return "stacks"; }
    [[nodiscard]] std::string_view permission() const override;
    [[nodiscard]] std::shared_ptr<const std::string> dataOf(const core::EventRecord &record) const override;

private:
    ToJson m_toJson;
};

/// `caddy.metrics`: one reading of what Caddy counts, as GET /caddy/metrics has it without its trend.
class TrafficTopic : public ITopic
{
public:
    using ToJson = std::function<std::string(const core::ProxyTraffic &)>;

    explicit TrafficTopic(ToJson toJson) : m_toJson(std::move(toJson)) { }
    [[nodiscard]] std::string_view name() const override { return "caddy.metrics"; }
    [[nodiscard]] std::string_view permission() const override;
    [[nodiscard]] std::shared_ptr<const std::string> dataOf(const core::EventRecord &record) const override;

private:
    ToJson m_toJson;
};

} // namespace wakedock::api
