#pragma once

#include "backend/api/http/http_request.h"
#include "backend/api/http/http_response.h"
#include "backend/core/ports/i_clock.h"

#include <chrono>
#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>

namespace wakedock::api {

/// Makes the repeat of a POST harmless (`Idempotency-Key`): the first answer is given again instead of doing the work
/// again. In memory and bounded: the oldest answers go first. A request that failed is forgotten, so that it can be tried
/// again; one whose process died is too, and its service then says `name_taken`. Backend thread.
class IdempotencyStore
{
public:
    static constexpr std::size_t MaxEntries = 2000;
    static constexpr std::chrono::hours Lifetime{24};

    explicit IdempotencyStore(core::IClock &clock);

    /// Who asked what under which key. @throws Error Malformed for a key that is none
    [[nodiscard]] static std::string keyOf(const HttpRequest &request);
    /// What must be the same in a repeat: address and body.
    [[nodiscard]] static std::string fingerprintOf(const HttpRequest &request);

    /// Nothing: do the work, then keep() or forget(). An answer: give it, nothing is to be done.
    /// @throws Error Conflict (`idempotency_key_running`) while the first request runs, Invalid
    /// (`idempotency_key_reused`) when the repeat is another request
    [[nodiscard]] std::optional<HttpResponse> begin(const std::string &key, const std::string &fingerprint);
    void keep(const std::string &key, const HttpResponse &response);
    void forget(const std::string &key);
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::string fingerprint;
        std::optional<HttpResponse> response; ///< Nothing while it runs.
        std::chrono::steady_clock::time_point at;
        std::list<std::string>::iterator age;
    };
    void makeRoom();

    core::IClock &m_clock;
    std::map<std::string, Entry> m_entries;
    std::list<std::string> m_ages; ///< Keys, oldest first.
};

} // namespace wakedock::api
