#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/events.h"
#include "backend/core/domain/route.h"
#include "backend/core/domain/service.h"
#include "backend/core/ports/i_awake_marks.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/shared/logging/log.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::core {

/// Keeps every service as it is now, in memory, and is the only one who sets a status or an awake mark.
/// Records come from use cases after their commit (adopt, forget); containers from the engine's events. While an
/// operation works on a service it alone decides the status; otherwise the containers do.
/// Each change publishes ServiceChanged. Backend thread only.
class StateService
{
public:
    using ServicePtr = std::shared_ptr<const Service>;

    StateService(IAwakeMarks &marks, IEventBus &events, Log log);

    /// The services as the database has them at the start; told to nobody. `inForce` are their revisions in force: a
    /// configuration may have been recorded and not deployed. A service without one serves what its record says.
    void load(std::vector<ServiceRecord> records, const std::vector<Revision> &inForce = {});
    /// A record as it was committed: new, or newer than the one known. With a new revision its configuration is in
    /// force.
    void adopt(ServiceRecord record);
    /// The service is gone, and so are its marks.
    void forget(const ServiceId &id);

    [[nodiscard]] ServicePtr find(const ServiceId &id) const;
    [[nodiscard]] ServicePtr findByName(const std::string &name) const;
    /// The service that answers for this host name (domain, alias or wildcard), lower case.
    [[nodiscard]] ServicePtr findByHost(const std::string &host) const;
    /// The service that adopted this container, or is about to (then it has no revision yet); nothing for any other one.
    [[nodiscard]] ServicePtr adopterOf(const std::string &containerId) const;
    /// Ids of the containers that services of the host have adopted, also of those that are gone by now.
    [[nodiscard]] std::vector<std::string> adoptedOn(const HostId &host) const;
    [[nodiscard]] std::vector<ServicePtr> all() const; ///< By name.
    [[nodiscard]] std::vector<ServiceRecord> records() const;
    /// The record with the configuration that is in force instead of the one that is wished. @throws Error NotFound
    [[nodiscard]] ServiceRecord inForce(const ServiceId &id) const;
    /// What is taken: every record as wished and, where that differs, as in force.
    [[nodiscard]] std::vector<ServiceRecord> claims() const;
    /// The routes of all services that were ever deployed to a domain.
    [[nodiscard]] std::vector<Route> routesInForce() const;
    /// Containers of one service as last observed.
    [[nodiscard]] std::vector<Container> containersOf(const ServiceId &id) const;
    /// Rises with every change of any service.
    [[nodiscard]] std::uint64_t version() const { return m_version; }
    /// The last event published: all up to it is in what is read now.
    [[nodiscard]] std::uint64_t lastSeq() const { return m_events.lastSeq(); }

    /// From here to endOperation() the containers no longer decide. @throws Error Conflict on an illegal transition
    void beginOperation(const ServiceId &id, ServiceStatus status);
    void setStatus(const ServiceId &id, ServiceStatus status, std::string reason = {});
    /// The containers decide again, starting with what was observed meanwhile.
    void endOperation(const ServiceId &id);
    /// It was woken at `at`. Nothing happens where it is gone.
    void noteWake(const ServiceId &id, Timestamp at);
    /// The colour answers from now on. Only inside an operation. @throws Error UpstreamFailed (`marks_unwritable`)
    void markAwake(const ServiceId &id, Colour colour);
    void clearMarks(const ServiceId &id);
    /// Why it is awake, where it is and its sleep is on, and when it was last used and woken. Tells of it; nothing of a
    /// service that is not there.
    void showActivity(const ServiceId &id, Wakefulness awake, std::optional<Timestamp> lastAccess,
                      std::optional<Timestamp> lastWake);

    void observe(const ContainersChanged &change);
    void observe(const HostListed &listed);
    void observe(const HostLost &lost);

private:
    struct Entry {
        ServicePtr service;
        ServiceConfig inForce; ///< What marks and route are for; before there is any, what the record says.
        std::vector<Container> containers;
        bool inOperation = false;
        bool observed = false; ///< The engine has told of it since the last (re)connection.
        std::string lostBecause; ///< Why the engine does not tell.
    };

    void update(Entry &entry, Service next, Change change);
    static void fitWakefulness(Service &next);
    void takeContainers(Entry &entry, std::vector<Container> containers);
    void showUnknown(Entry &entry);
    void addToIndex(const Entry &entry);
    void takeFromIndex(const Entry &entry);
    [[nodiscard]] const Entry &entryOf(const ServiceId &id) const;
    Entry &entryOf(const ServiceId &id);

    // state_service_marks.cpp
    void matchMarks(const Entry &entry, ServiceStatus status);
    void clearMarksOf(const Entry &entry, const std::vector<std::string> &hosts);
    void dropMarksOfNobody();
    /// Runs `change`; a folder that cannot be written is said in the log.
    void tryMarks(const std::string &whose, const std::function<void()> &change);

    IAwakeMarks &m_marks;
    IEventBus &m_events;
    Log m_log;
    std::map<ServiceId, Entry> m_entries;
    std::map<std::string, ServiceId> m_byName;
    std::map<std::string, ServiceId> m_byHost;
    std::uint64_t m_version = 1;
};

} // namespace wakedock::core
