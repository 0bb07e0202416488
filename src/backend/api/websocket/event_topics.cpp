#include "backend/api/websocket/event_topics.h"

#include "backend/core/domain/rules/permission_rules.h"

#include <nlohmann/json.hpp>

#include <utility>
#include <variant>

namespace wakedock::api {

namespace {

std::string_view changeWord(core::Change change)
{
    switch (change) {
    case core::Change::Created:
        return "created";
    case core::Change::Removed:
        return "removed";
    case core::Change::Updated:
        break;
    }
    return "updated";
}

} // namespace

ServicesTopic::ServicesTopic(ToJson toJson, Snapshot snapshot) : m_toJson(std::move(toJson)), m_snapshot(std::move(snapshot))
{
}

std::string_view ServicesTopic::permission() const
{
    return core::permission::ServicesRead;
}

std::shared_ptr<const std::string> ServicesTopic::dataOf(const core::EventRecord &record) const
{
    const auto *changed = std::get_if<core::ServiceChanged>(&record.event);
    if (!changed || !changed->service) {
        return nullptr;
    }
    std::string data = R"({"change":")";
    data.append(changeWord(changed->change)).append(R"(","service":)").append(m_toJson(*changed->service)).append("}");
    return std::make_shared<const std::string>(std::move(data));
}

Task<std::string> ServicesTopic::snapshot(core::CallContext context)
{
    if (!m_snapshot) {
        co_return std::string();
    }
    co_return co_await m_snapshot(std::move(context));
}

OperationsTopic::OperationsTopic(ToJson toJson, Snapshot snapshot)
    : m_toJson(std::move(toJson))
    , m_snapshot(std::move(snapshot))
{
}

std::string_view OperationsTopic::permission() const
{
    return core::permission::OperationsRead;
}

std::shared_ptr<const std::string> OperationsTopic::dataOf(const core::EventRecord &record) const
{
    const auto *changed = std::get_if<core::OperationChanged>(&record.event);
    if (!changed || !changed->operation) {
        return nullptr;
    }
    return std::make_shared<const std::string>(m_toJson(*changed->operation));
}

Task<std::string> OperationsTopic::snapshot(core::CallContext context)
{
    if (!m_snapshot) {
        co_return std::string();
    }
    co_return co_await m_snapshot(std::move(context));
}

std::string_view ImageUpdatesTopic::permission() const
{
    return core::permission::ImagesRead;
}

std::shared_ptr<const std::string> ImageUpdatesTopic::dataOf(const core::EventRecord &record) const
{
    const auto *updates = std::get_if<core::ImageUpdatesChanged>(&record.event);
    if (!updates) {
        return nullptr;
    }
    return std::make_shared<const std::string>(nlohmann::json{{"host", updates->hostId.value}}.dump());
}

std::string_view CertificatesTopic::permission() const
{
    return core::permission::CaddyRead;
}

std::shared_ptr<const std::string> CertificatesTopic::dataOf(const core::EventRecord &record) const
{
    return std::holds_alternative<core::CertificatesChanged>(record.event) ? std::make_shared<const std::string>("{}")
                                                                           : nullptr;
}

std::string_view StacksTopic::permission() const
{
    return core::permission::StacksRead;
}

std::shared_ptr<const std::string> StacksTopic::dataOf(const core::EventRecord &record) const
{
    const auto *changed = std::get_if<core::StacksChanged>(&record.event);
    if (!changed || !changed->stack) {
        return nullptr;
    }
    std::string data = R"({"change":")";
    data.append(changeWord(changed->change)).append(R"(","stack":)").append(m_toJson(*changed->stack)).append("}");
    return std::make_shared<const std::string>(std::move(data));
}

std::string_view TrafficTopic::permission() const
{
    return core::permission::CaddyRead;
}

std::shared_ptr<const std::string> TrafficTopic::dataOf(const core::EventRecord &record) const
{
    const auto *measured = std::get_if<core::ProxyMeasured>(&record.event);
    return measured ? std::make_shared<const std::string>(m_toJson(*measured->traffic)) : nullptr;
}

} // namespace wakedock::api
