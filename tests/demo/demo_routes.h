#pragma once

#include "models/routes/route_doors.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// The proxy's routes of the demo: one of each kind, and what services and a hand have made.
class DemoRoutes
{
public:
    /// @param note writes down what was done
    explicit DemoRoutes(std::function<void(std::string)> note) : m_note(std::move(note)) { }

    void fill(Timestamp now);
    void setFailing(bool failing) { m_isFailing = failing; }
    [[nodiscard]] models::RouteDoors doors();

private:
    core::OperatorRoute add(core::OperatorRoute wish);
    core::OperatorRoute change(const core::RouteRequest &request);
    [[nodiscard]] core::RoutePlan planOf(const core::OperatorRoute &wish, bool isNew) const;

    std::function<void(std::string)> m_note;
    std::vector<core::RouteView> m_routes;
    bool m_isFailing = false;
};

} // namespace wakedock::tests
