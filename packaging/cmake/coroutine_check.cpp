// Exits 0 when temporaries inside a co_await expression are destroyed exactly once.
#include <coroutine>
#include <exception>
#include <utility>

namespace {
int alive = 0;

struct Counted {
    Counted() { ++alive; }
    Counted(const Counted &) { ++alive; }
    Counted(Counted &&) noexcept { ++alive; }
    Counted &operator=(const Counted &) = default;
    Counted &operator=(Counted &&) = default;
    ~Counted() { --alive; }
};

struct Aggregate {
    Counted counted;
    int number = 0;
};

struct Task {
    struct promise_type {
        Task get_return_object() { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() { }
        void unhandled_exception() { std::terminate(); }
    };
};

std::coroutine_handle<> waiting;

template <class F>
struct Later {
    F held;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> handle) const { waiting = handle; }
    void await_resume() const { }
};

template <class F>
Later<F> later(F held)
{
    return {std::move(held)};
}

Task run()
{
    Counted captured;
    co_await later([captured] { return captured; });
    co_await later(Aggregate{Counted{}, 1});
}
} // namespace

int main()
{
    run();
    while (waiting) {
        std::exchange(waiting, nullptr).resume();
    }
    return alive == 0 ? 0 : 1;
}
