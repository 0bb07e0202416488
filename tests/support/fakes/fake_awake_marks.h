#pragma once

#include "backend/core/ports/i_awake_marks.h"
#include "backend/shared/exceptions/error.h"

#include <functional>
#include <optional>

namespace wakedock::tests {

/// Marks in memory, with a diary of what was done to them.
class FakeAwakeMarks : public core::IAwakeMarks
{
public:
    void set(const std::vector<std::string> &hosts, core::Colour colour) override;
    void clear(const std::vector<std::string> &hosts) override;
    void rebuild(const std::map<std::string, core::Colour> &awake) override;
    [[nodiscard]] std::map<std::string, core::Colour> all() const override { return m_marks; }

    /// One line a call, in order: `set a.example.org b`, `clear a.example.org`, `rebuild`.
    [[nodiscard]] const std::vector<std::string> &diary() const { return m_diary; }
    /// The next set, clear or rebuild throws this and changes nothing.
    void failNext(Error error) { m_nextFailure = std::move(error); }
    /// Every set, clear and rebuild from now on throws this; nothing = works again.
    void failAlways(std::optional<Error> error) { m_standingFailure = std::move(error); }
    /// Called before each mark that is set, to look at the world at that moment.
    void onSet(std::function<void()> look) { m_onSet = std::move(look); }

private:
    void throwIfWanted();

    std::map<std::string, core::Colour> m_marks;
    std::vector<std::string> m_diary;
    std::optional<Error> m_nextFailure;
    std::optional<Error> m_standingFailure;
    std::function<void()> m_onSet;
};

} // namespace wakedock::tests
