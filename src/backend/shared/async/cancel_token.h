#pragma once

#include <functional>
#include <memory>

namespace wakedock {

/// Lets one side ask the other to stop. Copies share the same state. Belongs to one thread (the backend's).
class CancelToken
{
public:
    /// Keeps a callback registered for as long as it lives; destroying it forgets the callback.
    class Registration
    {
    public:
        Registration() = default;
        explicit Registration(std::shared_ptr<void> entry) : m_entry(std::move(entry)) { }

    private:
        std::shared_ptr<void> m_entry;
    };

    /// A token that never fires.
    CancelToken() = default;

    [[nodiscard]] bool isCancelled() const;
    /// @throws Cancelled when it has fired
    void throwIfCancelled() const;
    /// Calls `callback` once when it fires, or at once when it already has. The callback runs inside CancelSource::cancel().
    [[nodiscard]] Registration onCancel(std::function<void()> callback) const;

private:
    friend class CancelSource;
    struct State;
    explicit CancelToken(std::shared_ptr<State> state) : m_state(std::move(state)) { }
    std::shared_ptr<State> m_state;
};

/// The side that cancels.
class CancelSource
{
public:
    CancelSource();
    [[nodiscard]] CancelToken token() const;
    /// Fires once; later calls do nothing. Callbacks run in the order of their registration.
    void cancel();
    /// Fires this source too when `other` fires, for as long as this source lives.
    void follow(const CancelToken &other);

private:
    std::shared_ptr<CancelToken::State> m_state;
    CancelToken::Registration m_followed;
};

} // namespace wakedock
