#include "backend/api/v1/common/idempotency_store.h"

#include "backend/shared/exceptions/error.h"

#include <QCryptographicHash>

#include <algorithm>

namespace wakedock::api {

namespace {

constexpr std::size_t longestKey = 255;

bool isVisible(char c)
{
    return c > ' ' && c < 0x7F;
}

} // namespace

IdempotencyStore::IdempotencyStore(core::IClock &clock) : m_clock(clock) { }

std::string IdempotencyStore::keyOf(const HttpRequest &request)
{
    const auto key = request.headers.value("Idempotency-Key");
    if (key.empty() || key.size() > longestKey || !std::ranges::all_of(key, isVisible)) {
        throw Error(ErrorCode::Malformed, "idempotency_key_invalid", "The header Idempotency-Key is not a key.")
            .withField("Idempotency-Key", "Must be 1 to 255 visible ASCII characters.");
    }
    // Keys are the caller's own: somebody else's is another, and so is the same one on another address.
    return request.context.actor.name + "\n" + request.method + " " + request.path + "\n" + std::string(key);
}

std::string IdempotencyStore::fingerprintOf(const HttpRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::fromStdString(request.target));
    hash.addData(QByteArrayView("\n", 1));
    hash.addData(QByteArrayView(request.body.data(), static_cast<qsizetype>(request.body.size())));
    return hash.result().toStdString();
}

std::optional<HttpResponse> IdempotencyStore::begin(const std::string &key, const std::string &fingerprint)
{
    makeRoom();
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        m_ages.push_back(key);
        m_entries[key] = {fingerprint, std::nullopt, m_clock.steadyNow(), std::prev(m_ages.end())};
        return std::nullopt;
    }
    if (found->second.fingerprint != fingerprint) {
        throw Error(ErrorCode::Invalid, "idempotency_key_reused", "This Idempotency-Key belongs to another request.")
            .withField("Idempotency-Key", "Was used for another request before.")
            .withRemedy("Choose a new key for each new request.");
    }
    if (!found->second.response) {
        throw Error(ErrorCode::Conflict, "idempotency_key_running",
                    "The first request with this Idempotency-Key still runs.")
            .withRemedy("Ask again in a moment.")
            .withContext("retry_after_seconds", "1");
    }
    HttpResponse answer = *found->second.response;
    answer.headers.set("Idempotent-Replayed", "true");
    return answer;
}

void IdempotencyStore::keep(const std::string &key, const HttpResponse &response)
{
    if (const auto found = m_entries.find(key); found != m_entries.end()) {
        found->second.response = response;
    }
}

void IdempotencyStore::forget(const std::string &key)
{
    if (const auto found = m_entries.find(key); found != m_entries.end()) {
        m_ages.erase(found->second.age);
        m_entries.erase(found);
    }
}

void IdempotencyStore::makeRoom()
{
    const auto isOver = [this](const std::string &key) {
        return m_clock.steadyNow() - m_entries.at(key).at >= Lifetime || m_entries.size() >= MaxEntries;
    };
    while (!m_ages.empty() && isOver(m_ages.front())) {
        forget(std::string(m_ages.front()));
    }
}

} // namespace wakedock::api
