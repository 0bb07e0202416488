#pragma once

#include "backend/core/ports/i_snippet_trial.h"
#include "backend/shared/exceptions/error.h"

#include <optional>
#include <string>

namespace wakedock::tests {

/// Takes every line that begins with `header` or `encode`, and says of the first other one that it knows no such directive.
class FakeSnippets final : public core::ISnippetTrial
{
public:
    Task<core::SnippetReading> read(core::CallContext context, std::string snippet) override;

    std::optional<Error> trouble; ///< Nobody can try a snippet.
    int asked = 0;
};

} // namespace wakedock::tests
