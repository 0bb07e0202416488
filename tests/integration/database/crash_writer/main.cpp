// Writes without end into the database it is given, and says each number only after the store said it is kept.
// Its reader kills it at some moment and looks whether every number that was said is there.
#include "backend/infrastructure/database/open_sqlite.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"

#include <QCoreApplication>

#include <cstdio>
#include <string>

using namespace wakedock;

namespace {

void writeOne(core::Repositories &all, int number)
{
    core::Operation operation;
    operation.id = core::OperationId("operation-" + std::to_string(number));
    operation.createdAt = Timestamp(std::chrono::milliseconds(number));
    all.operations().create(operation);
    core::AuditEntry entry;
    entry.action = "test.write";
    entry.target = std::to_string(number);
    all.audit().append(entry);
    all.settings().set("last", std::to_string(number));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    tests::RecordingLog lines;
    const auto store = database::openSqlite(argv[1], Log(lines, log_category::Database));
    const int first = std::stoi(argv[2]);
    for (int number = first;; ++number) {
        tests::await(store->write([number](core::Repositories &all) { writeOne(all, number); }));
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}
