#pragma once

#include "backend/shared/exceptions/error.h"

#include <string>

namespace wakedock::database {

inline Error rowNotFound(const std::string &kind)
{
    return Error(ErrorCode::NotFound, kind + "_not_found", "There is no such " + kind + ".");
}

inline Error versionChanged(const std::string &kind)
{
    return Error(ErrorCode::PreconditionFailed, "version_changed", "The " + kind + " was changed meanwhile.")
        .withRemedy("Read it again and repeat your change on what is there now.");
}

inline Error cursorUnknown()
{
    return Error(ErrorCode::Invalid, "cursor_unknown", "The cursor belongs to no item of this list.")
        .withRemedy("Begin again without a cursor.")
        .withField("cursor", "is not known");
}

} // namespace wakedock::database
