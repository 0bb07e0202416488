#include "backend/core/services/image_updates.h"

#include "backend/core/domain/rules/image_reference.h"
#include "backend/core/domain/rules/image_updates.h"
#include "backend/core/domain/rules/registry_problems.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds askedAgainAfter{60};
constexpr std::chrono::seconds askingWindow{60};
constexpr std::size_t askedMostInWindow = 60;
constexpr std::size_t answersMost = 5000;

/// What a registry did wrong is an answer; what the engine or the caller did is not.
bool isRegistrysFault(const Error &error)
{
    return error.reason().starts_with("registry_") || error.reason() == "image_not_found"
        || error.reason() == "digest_unsupported" || error.reason() == "engine_timeout";
}

} // namespace

ImageUpdates::ImageUpdates(IRegistries &registries, IEventBus &events, IClock &clock)
    : m_registries(registries)
    , m_events(events)
    , m_clock(clock)
{
}

Task<void> ImageUpdates::ask(CallContext context, HostId host, std::vector<std::string> names)
{
    const auto before = m_remembered;
    const auto asked = co_await settle(askAll(std::move(context), host, std::move(names)));
    if (m_remembered != before) {
        m_events.publish(ImageUpdatesChanged{host}); // also for what was answered before it failed
    }
    if (asked.failure) {
        std::rethrow_exception(asked.failure);
    }
}

Task<void> ImageUpdates::askAll(CallContext context, HostId host, std::vector<std::string> names)
{
    std::map<std::string, RegistryAnswer> away;
    for (const std::string &name : names) {
        const auto registry = ImageReference::parse(name).registry();
        const Key key{host, name};
        if (const auto known = away.find(registry); known != away.end()) {
            remember(key, known->second);
            continue;
        }
        co_await askOne(context, key);
        if (const auto answer = m_answers.find(key); answer != m_answers.end() && isAboutWholeRegistry(answer->second)) {
            away.emplace(registry, answer->second);
        }
    }
}

Task<void> ImageUpdates::askOne(CallContext context, Key key)
{
    while (!isFresh(key)) {
        context.cancel.throwIfCancelled();
        const auto asking = m_asking.find(key);
        if (asking == m_asking.end()) {
            co_await askNow(context, key);
            co_return;
        }
        // Whoever asks it may be cancelled: then it is asked anew.
        const Completion<> other = asking->second;
        co_await other;
    }
}

Task<void> ImageUpdates::askNow(CallContext context, Key key)
{
    spend();
    Completion<> asked;
    m_asking.emplace(key, asked);
    const auto answered = co_await settle(m_registries.digestOf(context, key.first, key.second));
    m_asking.erase(key);
    if (!answered.failure) {
        remember(key, {*answered.value, std::nullopt, m_clock.now()});
    } else if (const Error error = asError(answered.failure); isRegistrysFault(error)) {
        remember(key, {{}, registryProblem(error), m_clock.now()});
    } else {
        asked.succeed();
        std::rethrow_exception(answered.failure);
    }
    asked.succeed();
}

bool ImageUpdates::isFresh(const Key &key) const
{
    const auto known = m_answers.find(key);
    return known != m_answers.end() && m_clock.now() - known->second.at < askedAgainAfter;
}

void ImageUpdates::spend()
{
    const auto now = m_clock.steadyNow();
    while (!m_spent.empty() && now - m_spent.front() >= askingWindow) {
        m_spent.pop_front();
    }
    if (m_spent.size() >= askedMostInWindow) {
        throw Error(ErrorCode::TooManyRequests, "registries_asked_too_often",
                    "Registries were asked " + std::to_string(askedMostInWindow) + " questions in the last minute.")
            .withRemedy("Wait a minute: what they have answered so far is kept.")
            .withContext("retry_after_seconds", std::to_string(askingWindow.count()));
    }
    m_spent.push_back(now);
}

void ImageUpdates::remember(const Key &key, RegistryAnswer answer)
{
    ++m_remembered;
    m_answers.insert_or_assign(key, std::move(answer));
    if (m_answers.size() > answersMost) {
        const auto older = [](const auto &left, const auto &right) { return left.second.at < right.second.at; };
        m_answers.erase(std::ranges::min_element(m_answers, older));
    }
}

std::vector<ImageUpdate> ImageUpdates::of(const HostId &host, const ImageSummary &image) const
{
    std::vector<ImageUpdate> updates;
    for (const std::string &tag : image.tags) {
        if (const auto known = m_answers.find({host, tag}); known != m_answers.end()) {
            updates.push_back(imageUpdate(tag, image.digests, known->second));
        }
    }
    return updates;
}

} // namespace wakedock::core
