#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/fakes/fake_tables.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace wakedock::tests {

/// What every fake repository works on.
struct FakeAccess {
    FakeTables &tables;
    bool writable = false;

    void mustBeWritable() const
    {
        if (!writable) {
            throw Error(ErrorCode::Internal, "read_only_transaction",
                        "A change was tried in a transaction that only reads.");
        }
    }
};

inline Error fakeNotFound(const std::string &what)
{
    return Error(ErrorCode::NotFound, what + "_not_found", "There is no such " + what + ".");
}

/// One page of `items` (oldest first in), newest first out. `keyOf` gives the cursor of an item.
template <class Item, class KeyOf>
std::vector<Item> fakePage(const std::vector<Item> &items, const core::Page &page, KeyOf keyOf)
{
    auto from = items.rbegin();
    if (!page.before.empty()) {
        from = std::find_if(items.rbegin(), items.rend(), [&](const Item &item) { return keyOf(item) == page.before; });
        if (from == items.rend()) {
            throw Error(ErrorCode::Invalid, "cursor_unknown", "The cursor belongs to no item of this list.")
                .withField("cursor", "is not known");
        }
        ++from;
    }
    std::vector<Item> result;
    const auto limit = static_cast<std::size_t>(std::clamp(page.limit, 1, core::Page::MaxLimit));
    for (; from != items.rend() && result.size() < limit; ++from) {
        result.push_back(*from);
    }
    return result;
}

/// create, find, update and remove for entities with id and version. The name is whatever must be unique.
template <class Interface, class Entity, class EntityId>
class FakeEntityRepository : public Interface
{
public:
    FakeEntityRepository(FakeAccess access, std::map<EntityId, Entity> &rows, std::string kind)
        : m_access(access)
        , m_rows(rows)
        , m_kind(std::move(kind))
    {
    }

    Entity create(Entity entity) override
    {
        m_access.mustBeWritable();
        refuseTakenName(entity);
        if (m_rows.contains(entity.id)) {
            throw Error(ErrorCode::Conflict, "id_taken", "There is already a " + m_kind + " with this id.");
        }
        entity.version = 1;
        m_rows.emplace(entity.id, entity);
        return entity;
    }

    std::optional<Entity> find(const EntityId &id) override
    {
        const auto found = m_rows.find(id);
        return found == m_rows.end() ? std::nullopt : std::optional<Entity>(found->second);
    }

    std::vector<Entity> list() override
    {
        std::vector<Entity> all;
        for (const auto &[id, entity] : m_rows) {
            all.push_back(entity);
        }
        std::sort(all.begin(), all.end(), [this](const Entity &a, const Entity &b) { return nameOf(a) < nameOf(b); });
        return all;
    }

    Entity update(Entity entity) override
    {
        m_access.mustBeWritable();
        const auto found = m_rows.find(entity.id);
        if (found == m_rows.end()) {
            throw fakeNotFound(m_kind);
        }
        if (found->second.version != entity.version) {
            throw Error(ErrorCode::PreconditionFailed, "version_changed", "The " + m_kind + " was changed meanwhile.");
        }
        refuseTakenName(entity);
        ++entity.version;
        found->second = entity;
        return entity;
    }

    void remove(const EntityId &id) override
    {
        m_access.mustBeWritable();
        m_rows.erase(id);
    }

protected:
    virtual const std::string &nameOf(const Entity &entity) const = 0;
    virtual Error nameTaken(const std::string &name) const = 0;

    std::optional<Entity> findNamed(const std::string &name) const
    {
        for (const auto &[id, entity] : m_rows) {
            if (nameOf(entity) == name) {
                return entity;
            }
        }
        return std::nullopt;
    }
    FakeTables &tables() { return m_access.tables; }
    void mustBeWritable() const { m_access.mustBeWritable(); }

private:
    void refuseTakenName(const Entity &entity) const
    {
        const auto same = findNamed(nameOf(entity));
        if (same && same->id != entity.id) {
            throw nameTaken(nameOf(entity));
        }
    }

    FakeAccess m_access;
    std::map<EntityId, Entity> &m_rows;
    std::string m_kind;
};

} // namespace wakedock::tests
