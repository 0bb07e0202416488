#include "test_registry.h"

namespace wakedock::tests {

std::vector<RegisteredTest> &registeredTests()
{
    static std::vector<RegisteredTest> tests;
    return tests;
}

Registration::Registration(std::string name, std::function<std::unique_ptr<QObject>()> make)
{
    registeredTests().push_back({std::move(name), std::move(make)});
}

} // namespace wakedock::tests
