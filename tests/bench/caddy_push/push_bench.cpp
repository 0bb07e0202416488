#include "tests/bench/caddy_push/push_bench.h"

#include "backend/infrastructure/caddy/config/wished_config.h"

#include <nlohmann/json.hpp>

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

namespace wakedock::bench {

using nlohmann::json;
using Steady = std::chrono::steady_clock;

namespace {

/// A push that follows another one closely waits for more to come: that is measured by burst().
constexpr std::chrono::milliseconds Apart{350};

class StderrLog final : public ILogSink
{
public:
    [[nodiscard]] bool wants(LogLevel level) const override { return level >= LogLevel::Error; }
    void write(LogLevel, std::string_view, std::string_view message, const LogFields &) override
    {
        std::fprintf(stderr, "%.*s\n", static_cast<int>(message.size()), message.data());
    }
};

Log benchLog()
{
    static StderrLog sink;
    return Log(sink, log_category::Caddy);
}

double since(Steady::time_point start)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

/// The longest time this thread did not turn: while somebody else's request would have waited.
class LongestStall
{
public:
    LongestStall()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_timer.start();
    }
    double value()
    {
        look();
        return m_longest;
    }

private:
    void look()
    {
        m_longest = std::max(m_longest, since(m_last));
        m_last = Steady::now();
    }
    QTimer m_timer;
    Steady::time_point m_last = Steady::now();
    double m_longest = 0;
};

std::string hostOf(int number)
{
    return "bench-" + std::to_string(number) + ".localhost";
}

void reportBenchFailure(const std::string &what, const std::exception_ptr &failure)
{
    std::fprintf(stderr, "%s: %s\n", what.c_str(), describe(failure).c_str());
}

} // namespace

Task<void> CountingProxy::apply(core::CallContext context, std::vector<core::Route> routes)
{
    ++applied;
    co_await CaddyReverseProxy::apply(std::move(context), std::move(routes));
}

PushBench::PushBench(caddy::CaddySettings settings, std::vector<std::string> dials)
    : m_settings(std::move(settings))
    , m_dials(std::move(dials))
    , m_scope(reportBenchFailure)
    , m_proxy(m_settings, m_clock, benchLog())
    , m_configs(m_settings, m_proxy, m_clock)
    , m_caddy(m_proxy, m_clock, m_scope, benchLog(), core::CaddyService::Terms{std::chrono::milliseconds(25), {}})
{
}

core::Route PushBench::route(int number, bool second) const
{
    core::Route route;
    route.serviceId = core::ServiceId("00000000-0000-4000-8000-" + std::to_string(100'000'000'000 + number));
    route.hosts = {hostOf(number)};
    if (second) {
        route.hosts.push_back("also-" + hostOf(number));
    }
    route.dialA = m_dials[static_cast<std::size_t>(number) % m_dials.size()];
    route.dialB = "127.0.0.1:9";
    route.tls = core::TlsMode::Off;
    return route;
}

std::vector<core::Route> PushBench::routes(int count) const
{
    std::vector<core::Route> all;
    for (int number = 0; number < count; ++number) {
        all.push_back(route(number, false));
    }
    return all;
}

Task<json> PushBench::load(int services)
{
    m_services = services;
    m_second = false;
    m_caddy.load(routes(services));
    const auto start = Steady::now();
    co_await m_caddy.pushAgain({});
    co_return json{{"ms", since(start)}};
}

Task<json> PushBench::generate(int rounds)
{
    const json empty = json::object();
    auto all = routes(m_services);
    const auto wish = m_proxy.wishFor(all, empty);
    std::ranges::reverse(all);
    const auto turned = m_proxy.wishFor(all, empty);
    json taken = json::array();
    std::string bytes;
    for (int round = 0; round < rounds; ++round) {
        const auto start = Steady::now();
        bytes = caddy::wishedConfig(empty, wish).dump();
        taken.push_back(since(start));
    }
    co_return json{{"ms", taken}, {"bytes", bytes.size()}, {"same", caddy::wishedConfig(empty, turned).dump() == bytes}};
}

Task<json> PushBench::push()
{
    m_second = !m_second;
    co_await m_clock.sleep(Apart, {});
    LongestStall stall;
    const auto start = Steady::now();
    co_await m_caddy.publish({}, route(0, m_second));
    const double taken = since(start);
    co_return json{{"ms", taken}, {"stall", stall.value()}, {"host", "also-" + hostOf(0)}, {"served", m_second}};
}

Task<json> PushBench::burst(int edits)
{
    m_second = !m_second;
    co_await m_clock.sleep(Apart, {});
    const int before = m_proxy.applied;
    const auto start = Steady::now();
    std::vector<Task<void>> pushed;
    for (int number = 0; number < edits; ++number) {
        pushed.push_back(m_caddy.publish({}, route(number % m_services, m_second)));
        co_await m_clock.sleep(std::chrono::milliseconds(1000 / edits), {});
    }
    const double asked = since(start);
    for (auto &one : pushed) {
        co_await one;
    }
    co_return json{{"asked", asked}, {"ms", since(start)}, {"pushes", m_proxy.applied - before}};
}

Task<json> PushBench::validate()
{
    const auto view = co_await m_configs.view({}, m_caddy.wished());
    LongestStall stall;
    const auto start = Steady::now();
    const auto trial = co_await m_configs.tryOut({}, {view.live.json, core::ConfigLanguage::Json}, m_caddy.wished());
    const double taken = since(start);
    co_return json{{"ms", taken}, {"stall", stall.value()}, {"valid", trial.isValid()}, {"bytes", view.live.json.size()}};
}

} // namespace wakedock::bench
