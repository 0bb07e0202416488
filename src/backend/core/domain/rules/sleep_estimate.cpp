#include "backend/core/domain/rules/sleep_estimate.h"

namespace wakedock::core {

namespace {

constexpr int MinutesOfPart = 60 / TrafficHour::Parts;
constexpr double PartsOfDay = 24 * TrafficHour::Parts;

class SleepPlay
{
public:
    explicit SleepPlay(int idleMinutes) : m_idleParts((idleMinutes + MinutesOfPart - 1) / MinutesOfPart) { }

    void play(bool isMeasured, bool isBusy)
    {
        if (!isMeasured) {
            m_quiet = 0;
            return;
        }
        ++m_measured;
        if (isBusy) {
            m_wakes += m_quiet > m_idleParts ? 1 : 0;
            m_quiet = 0;
        } else if (++m_quiet > m_idleParts) {
            ++m_asleep;
        }
    }
    void miss() { m_quiet = 0; }

    [[nodiscard]] SleepEstimate outcome() const
    {
        if (m_measured == 0) {
            return {};
        }
        return {static_cast<double>(m_asleep) / m_measured, m_wakes * PartsOfDay / m_measured, m_measured};
    }

private:
    int m_idleParts;
    int m_quiet = 0; ///< Parts in a row without an answer.
    int m_measured = 0;
    int m_asleep = 0;
    int m_wakes = 0;
};

} // namespace

SleepEstimate sleepEstimate(const std::vector<TrafficHour> &hours, int idleMinutes)
{
    SleepPlay play(idleMinutes);
    Timestamp expected{};
    for (const TrafficHour &hour : hours) {
        if (hour.at != expected) {
            play.miss();
        }
        for (int part = 0; part < TrafficHour::Parts; ++part) {
            play.play(((hour.measured >> part) & 1) != 0, ((hour.busy >> part) & 1) != 0);
        }
        expected = hour.at + std::chrono::hours(1);
    }
    return play.outcome();
}

} // namespace wakedock::core
