#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

struct RegisteredTest {
    std::string name;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<RegisteredTest> &registeredTests();

struct Registration {
    Registration(std::string name, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace wakedock::tests

/// Puts a test class into its program. At the end of test_deploy_service.cpp: WAKEDOCK_TEST(TestDeployService)
#define WAKEDOCK_TEST(Class)                                                                                                \
    namespace {                                                                                                             \
    const ::wakedock::tests::Registration registration##Class(#Class, [] { return std::make_unique<Class>(); });            \
    }
