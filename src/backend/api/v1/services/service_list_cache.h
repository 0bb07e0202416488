#pragma once

#include "backend/api/json/service_json.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace wakedock::api {

/// A list answer, ready to be sent.
struct ListBytes {
    std::shared_ptr<const std::string> body;
    std::string etag;
};

/// Answers to `GET /services`, kept as bytes per (version of the collection, query as it was sent, who may see): a repeat
/// costs a look-up and nothing else. Whatever changes any service changes the version and empties it. Backend thread.
class ServiceListCache
{
public:
    /// As many different queries as are kept at once; above it all are forgotten.
    static constexpr std::size_t MaxQueries = 64;

    /// nullptr when it must be made. Valid until the next call.
    [[nodiscard]] const ListBytes *find(std::uint64_t version, Secrets secrets, std::string_view target);
    const ListBytes &keep(std::uint64_t version, Secrets secrets, std::string_view target, ListBytes bytes);

private:
    void forgetOthers(std::uint64_t version);

    using ByTarget = std::map<std::string, ListBytes, std::less<>>;
    std::uint64_t m_version = 0;
    std::array<ByTarget, 3> m_answers; ///< By Secrets.
};

} // namespace wakedock::api
