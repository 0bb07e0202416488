#pragma once

#include "backend/core/repositories/i_store.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/fakes/fake_tables.h"

#include <functional>
#include <memory>
#include <string>

namespace wakedock::tests {

/// A whole store in memory. Transactions run one after the other, each on a later turn of the loop (as the real one
/// answers), and leave nothing behind when they throw. Time never passes while a closure runs.
///
///     FakeStore store;
///     store.now([](core::Repositories &all) { all.users().create(ada); });   // at once, for the given part of a test
///     store.failWrites(2);                                                   // the second write from now fails at its
///     commit store.tables().services.size();                                        // what is there now
class FakeStore final : public core::IStore
{
public:
    FakeStore();

    /// What is committed. Changing it by hand is how a test tampers.
    [[nodiscard]] FakeTables &tables() { return m_state->tables; }

    /// Runs `work` at once as a writing transaction.
    void now(const std::function<void(core::Repositories &)> &work) { m_state->run(work, true); }

    /// The `which`-th write from now (1 = the next) fails at its commit, rolled back. Earlier plans are replaced.
    void failWrites(int which, Error error = diskFull());
    /// Calls `check` with the repositories at the end of each write, before the commit; what it throws rolls back.
    /// Empty = none. For failures that depend on what is written.
    void beforeCommit(std::function<void(core::Repositories &)> check) { m_state->beforeCommit = std::move(check); }
    /// Transactions of either kind fail at once while it is set, as when the disk is gone.
    void breakDown(std::optional<Error> error) { m_state->broken = std::move(error); }

    [[nodiscard]] int writes() const { return m_state->writes; } ///< Committed.
    [[nodiscard]] int reads() const { return m_state->reads; }

    static Error diskFull();

protected:
    Task<void> transaction(std::function<void(core::Repositories &)> work, bool writes) override;

private:
    struct State {
        FakeTables tables;
        std::function<void(core::Repositories &)> beforeCommit;
        std::optional<Error> broken;
        std::optional<Error> planned;
        int failIn = 0;
        int writes = 0;
        int reads = 0;

        void run(const std::function<void(core::Repositories &)> &work, bool writing);
        void failAsPlanned();
    };
    std::shared_ptr<State> m_state;
};

} // namespace wakedock::tests
