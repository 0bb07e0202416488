#include "backend/infrastructure/serialization/column_reader.h"

#include "backend/shared/exceptions/error.h"

namespace wakedock::serialization {

Json parseColumn(const std::string &text)
{
    Json column = Json::parse(text);
    if (!column.is_object()) {
        throwUnreadable("json", "it is not an object");
    }
    return column;
}

void throwUnreadable(const char *column, const std::string &why)
{
    throw Error(ErrorCode::Internal, "stored_value_unreadable",
                std::string("The database holds a value WakeDock cannot read (") + column + ").")
        .withRemedy("Restore the last backup, or report this with WakeDock's log.")
        .withInternalDetail(why);
}

} // namespace wakedock::serialization
