#pragma once

#include "backend/core/repositories/repositories.h"
#include "tests/support/fakes/fake_tables.h"

#include <memory>

namespace wakedock::tests {

/// The repositories over tables in memory, with the same contract as the real ones (tests/contract runs on both).
/// @param writable false inside IStore::read: a change is then an error, as in the database
std::unique_ptr<core::Repositories> makeFakeRepositories(FakeTables &tables, bool writable);

} // namespace wakedock::tests
