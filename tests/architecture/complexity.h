#pragma once

#include "tests/architecture/source_tree.h"

#include <string>
#include <vector>

namespace wakedock::tests {

/// What pmccabe says of one function.
struct FunctionComplexity {
    std::string function;
    std::size_t line = 0;
    int modified = 0; ///< pmccabe's modified value: a switch counts once
};

/// Measures every function of a file with pmccabe. pmccabe knows C++98 and silently sees nothing in a file that opens
/// `namespace a::b {`, so the functions are found here and their bodies alone are handed to it.
/// @throws std::runtime_error when pmccabe is missing, or when it did not understand every body
std::vector<FunctionComplexity> complexityOf(const SourceFile &file);

} // namespace wakedock::tests
