#pragma once

#include "tests/support/fakes/fake_entity_repositories.h"

#include <QCryptographicHash>

#include <iterator>

namespace wakedock::tests {

template <class Item>
void fakeReplace(std::vector<Item> &items, const Item &item, const std::string &kind)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item &each) { return each.id == item.id; });
    if (found == items.end()) {
        throw fakeNotFound(kind);
    }
    *found = item;
}

template <class Item, class ItemId>
std::optional<Item> fakeFind(const std::vector<Item> &items, const ItemId &id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item &each) { return each.id == id; });
    return found == items.end() ? std::nullopt : std::optional<Item>(*found);
}

class FakeDeployments final : public core::IDeploymentRepository
{
public:
    explicit FakeDeployments(FakeAccess access) : m_access(access) { }

    void create(const core::Deployment &deployment) override
    {
        m_access.mustBeWritable();
        m_access.tables.deployments.push_back(deployment);
    }
    void update(const core::Deployment &deployment) override
    {
        m_access.mustBeWritable();
        fakeReplace(m_access.tables.deployments, deployment, "deployment");
    }
    std::optional<core::Deployment> find(const core::DeploymentId &id) override
    {
        return fakeFind(m_access.tables.deployments, id);
    }
    std::vector<core::Deployment> listOf(const core::ServiceId &service, core::Page page) override
    {
        std::vector<core::Deployment> own;
        const auto &all = m_access.tables.deployments;
        std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                     [&](const core::Deployment &deployment) { return deployment.serviceId == service; });
        return fakePage(own, page, [](const core::Deployment &deployment) { return deployment.id.value; });
    }

private:
    FakeAccess m_access;
};

class FakeOperations final : public core::IOperationRepository
{
public:
    explicit FakeOperations(FakeAccess access) : m_access(access) { }

    void create(const core::Operation &operation) override
    {
        m_access.mustBeWritable();
        m_access.tables.operations.push_back(operation);
    }
    void update(const core::Operation &operation) override
    {
        m_access.mustBeWritable();
        fakeReplace(m_access.tables.operations, operation, "operation");
    }
    std::optional<core::Operation> find(const core::OperationId &id) override
    {
        return fakeFind(m_access.tables.operations, id);
    }
    std::vector<core::Operation> list(core::Page page) override
    {
        return fakePage(m_access.tables.operations, page,
                        [](const core::Operation &operation) { return operation.id.value; });
    }
    std::vector<core::Operation> unfinished() override
    {
        std::vector<core::Operation> open;
        const auto &all = m_access.tables.operations;
        std::copy_if(all.begin(), all.end(), std::back_inserter(open), [](const core::Operation &operation) {
            return operation.status == core::RunStatus::Queued || operation.status == core::RunStatus::Running;
        });
        return open;
    }

private:
    FakeAccess m_access;
};

class FakeAuditLog final : public core::IAuditLog
{
public:
    explicit FakeAuditLog(FakeAccess access) : m_access(access) { }

    void append(core::AuditEntry entry) override
    {
        m_access.mustBeWritable();
        auto &log = m_access.tables.audit;
        entry.id = log.empty() ? 1 : log.back().id + 1;
        entry.hash = chained(log.empty() ? "" : log.back().hash, entry);
        log.push_back(std::move(entry));
    }
    std::vector<core::AuditEntry> list(core::Page page) override
    {
        return fakePage(m_access.tables.audit, page, [](const core::AuditEntry &entry) { return std::to_string(entry.id); });
    }
    bool verify() override
    {
        std::string before;
        for (const auto &entry : m_access.tables.audit) {
            if (entry.hash != chained(before, entry)) {
                return false;
            }
            before = entry.hash;
        }
        return true;
    }

private:
    static std::string chained(const std::string &before, const core::AuditEntry &entry)
    {
        const std::string text = before + '\n' + std::to_string(entry.id) + '\n' + toRfc3339(entry.at) + '\n' + entry.actor
            + '\n' + entry.address + '\n' + entry.action + '\n' + entry.target + '\n' + entry.before + '\n' + entry.after;
        return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex().toStdString();
    }

    FakeAccess m_access;
};

class FakeSettings final : public core::ISettingRepository
{
public:
    explicit FakeSettings(FakeAccess access) : m_access(access) { }

    std::optional<std::string> find(const std::string &key) override
    {
        const auto found = m_access.tables.settings.find(key);
        return found == m_access.tables.settings.end() ? std::nullopt : std::optional<std::string>(found->second);
    }
    void set(const std::string &key, const std::string &value) override
    {
        m_access.mustBeWritable();
        m_access.tables.settings[key] = value;
    }

private:
    FakeAccess m_access;
};

} // namespace wakedock::tests
