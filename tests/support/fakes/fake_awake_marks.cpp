#include "tests/support/fakes/fake_awake_marks.h"

#include <utility>

namespace wakedock::tests {

void FakeAwakeMarks::set(const std::vector<std::string> &hosts, core::Colour colour)
{
    throwIfWanted();
    if (m_onSet && !hosts.empty()) {
        m_onSet();
    }
    for (const auto &host : hosts) {
        m_marks[host] = colour;
        m_diary.push_back("set " + host + (colour == core::Colour::A ? " a" : " b"));
    }
}

void FakeAwakeMarks::clear(const std::vector<std::string> &hosts)
{
    throwIfWanted();
    for (const auto &host : hosts) {
        m_marks.erase(host);
        m_diary.push_back("clear " + host);
    }
}

void FakeAwakeMarks::rebuild(const std::map<std::string, core::Colour> &awake)
{
    throwIfWanted();
    m_marks = awake;
    m_diary.emplace_back("rebuild");
}

void FakeAwakeMarks::throwIfWanted()
{
    if (m_standingFailure) {
        throw Error(*m_standingFailure);
    }
    if (auto failure = std::exchange(m_nextFailure, std::nullopt)) {
        throw Error(*failure);
    }
}

} // namespace wakedock::tests
