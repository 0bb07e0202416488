#include "backend/api/v1/services/service_list_query.h"

#include "backend/api/json/words.h"
#include "backend/api/v1/common/list_cursor.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace wakedock::api {

namespace {

char lowerLetter(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool holdsText(std::string_view text, std::string_view part)
{
    const auto same = [](char left, char right) { return lowerLetter(left) == lowerLetter(right); };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

bool holdsTextAnywhere(const core::ServiceConfig &config, const std::string &text)
{
    return text.empty() || holdsText(config.name, text) || holdsText(config.image, text) || holdsText(config.domain, text)
        || holdsText(config.description, text);
}

bool matches(const core::Service &service, const ServiceListQuery &query)
{
    const auto &config = service.record.config;
    const bool isOfState = !query.status || service.state.status == *query.status;
    const bool isOfKind = !query.kind || config.kind == *query.kind;
    const bool isOnHost = query.hostId.empty() || config.hostId.value == query.hostId;
    const bool isOfOwner = query.owner.empty() || service.record.owner == query.owner;
    return isOfState && isOfKind && isOnHost && isOfOwner && holdsTextAnywhere(config, query.text);
}

/// What services are compared by; ids tell equals apart. Times have one width, so that they compare as text.
std::string sortKey(const core::Service &service, std::string_view sort)
{
    if (sort == "status") {
        return std::string(wordOf(service.state.status));
    }
    if (sort == "created_at") {
        return toRfc3339(service.record.createdAt);
    }
    return sort == "updated_at" ? toRfc3339(service.record.updatedAt) : service.record.config.name;
}

struct Sorted {
    std::string key;
    ServicePointer service;
    [[nodiscard]] std::pair<std::string_view, std::string_view> place() const { return {key, service->record.id.value}; }
};

std::vector<Sorted> sorted(std::vector<ServicePointer> all, const ServiceListQuery &query, std::string_view sort,
                           bool turned)
{
    std::vector<Sorted> list;
    for (auto &service : all) {
        if (matches(*service, query)) {
            auto key = sortKey(*service, sort);
            list.push_back({std::move(key), std::move(service)});
        }
    }
    std::ranges::sort(list, [turned](const Sorted &left, const Sorted &right) {
        return turned ? right.place() < left.place() : left.place() < right.place();
    });
    return list;
}

} // namespace

ServicePage selectServices(std::vector<ServicePointer> all, const ServiceListQuery &query)
{
    const bool turned = query.sort.starts_with('-');
    const auto list = sorted(std::move(all), query, std::string_view(query.sort).substr(turned ? 1 : 0), turned);
    auto from = list.begin();
    if (!query.cursor.empty()) {
        const auto last = readCursor(query.cursor, query.sort);
        const std::pair<std::string_view, std::string_view> place{last.key, last.id};
        from = std::ranges::find_if(
            list, [&](const Sorted &item) { return turned ? item.place() < place : place < item.place(); });
    }
    ServicePage page;
    page.total = list.size();
    const auto count = std::min<std::size_t>(query.limit, static_cast<std::size_t>(list.end() - from));
    const auto end = from + static_cast<std::ptrdiff_t>(count);
    std::for_each(from, end, [&page](const Sorted &item) { page.services.push_back(item.service); });
    if (end != list.end() && count > 0) {
        const auto &last = *std::prev(end);
        page.nextCursor = makeCursor({query.sort, last.key, last.service->record.id.value});
    }
    return page;
}

} // namespace wakedock::api
