#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::api {

/// The place in a list where the next page begins: behind this item. Callers see it as one opaque word.
struct ListCursor {
    std::string order; ///< The order it belongs to.
    std::string key; ///< What the item is sorted by.
    std::string id;
};

[[nodiscard]] std::string makeCursor(const ListCursor &cursor);
/// @throws Error Invalid (`invalid_parameter`) with the field `cursor` when it is none, or of another order
[[nodiscard]] ListCursor readCursor(const std::string &text, std::string_view order);

template <class Record>
[[nodiscard]] const std::string &idText(const Record &record)
{
    if constexpr (requires { record.id.value; }) {
        return record.id.value;
    } else {
        return record.id;
    }
}

/// One page of records that are newest first already, and whose ids are the cursors.
template <class Record>
struct RecordPage {
    std::vector<Record> records;
    std::size_t total = 0;
    std::optional<std::string> nextCursor;
};

template <class Record>
[[nodiscard]] RecordPage<Record> pageOf(std::vector<Record> all, const std::string &cursor, std::size_t limit)
{
    RecordPage<Record> page;
    page.total = all.size();
    std::size_t at = 0;
    if (!cursor.empty()) {
        const auto last = readCursor(cursor, "newest").id;
        while (at < all.size() && idText(all[at]) != last) {
            ++at;
        }
        ++at; // Behind it; a record that is gone ends the list.
    }
    for (; at < all.size() && page.records.size() < limit; ++at) {
        page.records.push_back(std::move(all[at]));
    }
    if (at < all.size() && !page.records.empty()) {
        page.nextCursor = makeCursor({"newest", {}, idText(page.records.back())});
    }
    return page;
}

} // namespace wakedock::api
