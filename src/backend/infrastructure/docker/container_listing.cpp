#include "backend/infrastructure/docker/container_listing.h"

#include "backend/infrastructure/docker/requests/container_requests.h"

#include <algorithm>

namespace wakedock::docker {

using core::CallContext;
using core::Container;

namespace {

constexpr int ListingAtATime = 8;

struct Listing {
    std::shared_ptr<DockerClient> client;
    CallContext context;
    std::vector<std::string> ids;
    std::size_t next = 0;
    std::vector<Container> found;
    std::exception_ptr failure;
};

Task<void> inspectRemaining(std::shared_ptr<Listing> listing)
{
    while (!listing->failure && listing->next < listing->ids.size()) {
        const auto call = inspectContainerCall(listing->ids[listing->next++]);
        try {
            const auto answer = co_await listing->client->send(listing->context, call);
            listing->found.push_back(readInspected(answer));
        } catch (const Error &error) {
            if (error.code() != ErrorCode::NotFound) {
                listing->failure = std::current_exception();
            }
        }
    }
}

} // namespace

Task<std::vector<Container>> listWholeContainers(std::shared_ptr<DockerClient> client, CallContext context,
                                                 std::string labelKey, std::string labelValue)
{
    auto listing = std::make_shared<Listing>();
    listing->client = client;
    listing->context = context;
    const auto list = co_await client->send(context, listContainersCall(labelKey, labelValue));
    listing->ids = readListedIds(list);
    std::vector<Task<void>> workers;
    for (int i = 0; i < ListingAtATime; ++i) {
        workers.push_back(inspectRemaining(listing));
    }
    for (auto &worker : workers) {
        co_await worker;
    }
    if (listing->failure) {
        std::rethrow_exception(listing->failure);
    }
    std::sort(listing->found.begin(), listing->found.end(),
              [](const Container &a, const Container &b) { return a.createdAt < b.createdAt; });
    co_return std::move(listing->found);
}

} // namespace wakedock::docker
