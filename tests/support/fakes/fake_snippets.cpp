#include "tests/support/fakes/fake_snippets.h"

#include <sstream>

namespace wakedock::tests {

Task<core::SnippetReading> FakeSnippets::read(core::CallContext context, std::string snippet)
{
    context.cancel.throwIfCancelled();
    ++asked;
    if (trouble) {
        throw Error(*trouble);
    }
    core::SnippetReading reading;
    std::istringstream lines(snippet);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (!line.empty() && !line.starts_with("header") && !line.starts_with("encode")) {
            reading.errors.push_back({"unrecognized directive: " + line, number, {}});
            co_return core::SnippetReading(std::move(reading));
        }
    }
    reading.handlers = R"([{"handle":[{"handler":"headers"}]}])";
    co_return core::SnippetReading(std::move(reading));
}

} // namespace wakedock::tests
