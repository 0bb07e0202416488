#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A function with its body, as it stands in a file.
struct FoundFunction {
    std::string name;
    std::size_t line = 0; ///< where the body begins
    std::string body; ///< with its braces, without comments and without the insides of strings
};

/// Every function of a C++ file, also those inside classes; a lambda belongs to the function around it.
std::vector<FoundFunction> functionsIn(const std::string &text);

} // namespace wakedock::tests
