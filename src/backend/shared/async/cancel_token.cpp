#include "backend/shared/async/cancel_token.h"

#include "backend/shared/exceptions/error.h"

#include <utility>
#include <vector>

namespace wakedock {

namespace {
struct CancelCallback {
    std::function<void()> call;
};
} // namespace

struct CancelToken::State {
    bool cancelled = false;
    std::vector<std::weak_ptr<CancelCallback>> callbacks;
};

bool CancelToken::isCancelled() const
{
    return m_state && m_state->cancelled;
}

void CancelToken::throwIfCancelled() const
{
    if (isCancelled()) {
        throw Cancelled();
    }
}

CancelToken::Registration CancelToken::onCancel(std::function<void()> callback) const
{
    if (!m_state) {
        return {};
    }
    if (m_state->cancelled) {
        callback();
        return {};
    }
    auto entry = std::make_shared<CancelCallback>(CancelCallback{std::move(callback)});
    // Long-lived tokens see many short waits: expired entries go whenever the list would grow.
    if (m_state->callbacks.size() == m_state->callbacks.capacity()) {
        std::erase_if(m_state->callbacks, [](const auto &known) { return known.expired(); });
    }
    m_state->callbacks.push_back(entry);
    return Registration(std::move(entry));
}

CancelSource::CancelSource() : m_state(std::make_shared<CancelToken::State>()) { }

CancelToken CancelSource::token() const
{
    return CancelToken(m_state);
}

void CancelSource::cancel()
{
    if (std::exchange(m_state->cancelled, true)) {
        return;
    }
    const auto callbacks = std::exchange(m_state->callbacks, {});
    for (const auto &weak : callbacks) {
        if (const auto callback = weak.lock()) {
            callback->call();
        }
    }
}

void CancelSource::follow(const CancelToken &other)
{
    m_followed = other.onCancel([state = std::weak_ptr(m_state)] {
        if (const auto alive = state.lock()) {
            CancelSource source;
            source.m_state = alive;
            source.cancel();
        }
    });
}

} // namespace wakedock
