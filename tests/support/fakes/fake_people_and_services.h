#pragma once

#include "tests/support/fakes/fake_entity_repositories.h"

namespace wakedock::tests {

class FakeServices final : public FakeEntityRepository<core::IServiceRepository, core::ServiceRecord, core::ServiceId>
{
public:
    explicit FakeServices(FakeAccess access) : FakeEntityRepository(access, access.tables.services, "service") { }

    std::optional<core::ServiceRecord> findByName(const std::string &name) override { return findNamed(name); }
    void remove(const core::ServiceId &id) override
    {
        FakeEntityRepository::remove(id);
        std::erase_if(tables().revisions, [&](const core::Revision &revision) { return revision.serviceId == id; });
        std::erase_if(tables().wakes, [&](const core::Wake &wake) { return wake.serviceId == id; });
        tables().traffic.erase(id);
        tables().requestHours.erase(id);
    }
    void addRevision(const core::Revision &revision) override
    {
        mustBeWritable();
        if (!find(revision.serviceId)) {
            throw fakeNotFound("service");
        }
        if (findRevision(revision.serviceId, revision.number)) {
            throw Error(ErrorCode::Conflict, "revision_taken", "The service has this revision already.");
        }
        tables().revisions.push_back(revision);
    }
    std::optional<core::Revision> findRevision(const core::ServiceId &id, std::int64_t number) override
    {
        for (const auto &revision : tables().revisions) {
            if (revision.serviceId == id && revision.number == number) {
                return revision;
            }
        }
        return std::nullopt;
    }
    std::vector<core::Revision> revisions(const core::ServiceId &id, core::Page page) override
    {
        std::vector<core::Revision> own;
        std::copy_if(tables().revisions.begin(), tables().revisions.end(), std::back_inserter(own),
                     [&](const core::Revision &revision) { return revision.serviceId == id; });
        std::sort(own.begin(), own.end(),
                  [](const core::Revision &a, const core::Revision &b) { return a.number < b.number; });
        return fakePage(own, page, [](const core::Revision &revision) { return std::to_string(revision.number); });
    }

protected:
    const std::string &nameOf(const core::ServiceRecord &record) const override { return record.config.name; }
    Error nameTaken(const std::string &name) const override
    {
        return Error(ErrorCode::Conflict, "name_taken", "There is already a service named " + name + ".")
            .withField("name", "is taken");
    }
};

class FakeUsers final : public FakeEntityRepository<core::IUserRepository, core::User, core::UserId>
{
public:
    explicit FakeUsers(FakeAccess access) : FakeEntityRepository(access, access.tables.users, "user") { }

    std::optional<core::User> findByName(const std::string &username) override { return findNamed(username); }
    bool anyAdmin() override
    {
        const auto all = list();
        return std::any_of(all.begin(), all.end(), [](const core::User &user) { return user.role == core::Role::Admin; });
    }
    void recordLogin(const core::UserId &id, Timestamp at) override
    {
        mustBeWritable();
        const auto found = tables().users.find(id);
        if (found == tables().users.end()) {
            throw fakeNotFound("user");
        }
        found->second.lastLoginAt = at;
    }
    void remove(const core::UserId &id) override
    {
        FakeEntityRepository::remove(id);
        std::erase_if(tables().sessions, [&](const auto &entry) { return entry.second.userId == id; });
    }

protected:
    const std::string &nameOf(const core::User &user) const override { return user.username; }
    Error nameTaken(const std::string &name) const override
    {
        return Error(ErrorCode::Conflict, "username_taken", "There is already a user named " + name + ".")
            .withField("username", "is taken");
    }
};

class FakeSessions final : public core::ISessionRepository
{
public:
    explicit FakeSessions(FakeAccess access) : m_access(access) { }

    void create(const core::Session &session) override
    {
        m_access.mustBeWritable();
        if (!m_access.tables.users.contains(session.userId)) {
            throw fakeNotFound("user");
        }
        m_access.tables.sessions.emplace(session.id, session);
    }
    std::optional<core::Session> find(const core::SessionId &id) override
    {
        const auto found = m_access.tables.sessions.find(id);
        return found == m_access.tables.sessions.end() ? std::nullopt : std::optional<core::Session>(found->second);
    }
    std::vector<core::Session> listOf(const core::UserId &user) override
    {
        std::vector<core::Session> own;
        for (const auto &[id, session] : m_access.tables.sessions) {
            if (session.userId == user) {
                own.push_back(session);
            }
        }
        std::sort(own.begin(), own.end(), [](const core::Session &a, const core::Session &b) {
            return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id > b.id;
        });
        return own;
    }
    void update(const core::Session &session) override
    {
        m_access.mustBeWritable();
        if (!find(session.id)) {
            throw fakeNotFound("session");
        }
        m_access.tables.sessions[session.id] = session;
    }
    void removeExpired(Timestamp now) override
    {
        m_access.mustBeWritable();
        std::erase_if(m_access.tables.sessions, [&](const auto &entry) { return entry.second.expiresAt <= now; });
    }

private:
    FakeAccess m_access;
};

} // namespace wakedock::tests
