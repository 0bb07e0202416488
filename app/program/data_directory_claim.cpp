#include "app/program/data_directory_claim.h"

#include "app/control/control_client.h"
#include "backend/shared/async/deadline.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <thread>

namespace wakedock::app {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds holderPatience{5000};
constexpr milliseconds holderPause{50};

/// @return nothing when another one holds it and there is time left to ask again
std::unique_ptr<DataDirectory> tryToHold(const std::string &dataDir, bool isLastTry)
{
    try {
        return std::make_unique<DataDirectory>(dataDir);
    } catch (const Error &refused) {
        if (refused.reason() != "data_dir_in_use" || isLastTry) {
            throw;
        }
        return nullptr;
    }
}

} // namespace

DataDirectoryClaim claimOrAsk(const std::string &dataDir, const ControlRequest &request)
{
    const auto deadline = Deadline::in(holderPatience);
    for (;;) {
        const bool isLastTry = deadline.left(milliseconds(0)).count() == 0;
        if (auto directory = tryToHold(dataDir, isLastTry)) {
            return {std::move(directory)};
        }
        if (auto told = ControlClient(dataDir).ask(request)) {
            return {nullptr, std::move(*told)};
        }
        std::this_thread::sleep_for(holderPause);
    }
}

} // namespace wakedock::app
