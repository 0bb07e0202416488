#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock {

Error::Error(ErrorCode code, std::string reason, std::string message)
    : m_code(code)
    , m_reason(std::move(reason))
    , m_message(std::move(message))
{
}

Error &&Error::withCode(ErrorCode code) &&
{
    m_code = code;
    return std::move(*this);
}

Error &&Error::withRemedy(std::string remedy) &&
{
    m_remedy = std::move(remedy);
    return std::move(*this);
}

Error &&Error::withField(std::string field, std::string fieldMessage) &&
{
    m_fields.push_back({std::move(field), std::move(fieldMessage)});
    return std::move(*this);
}

Error &&Error::withFields(std::vector<FieldError> fieldErrors) &&
{
    m_fields = std::move(fieldErrors);
    return std::move(*this);
}

Error &&Error::withContext(std::string key, std::string value) &&
{
    if (!value.empty()) {
        m_context.insert_or_assign(std::move(key), std::move(value));
    }
    return std::move(*this);
}

Error &&Error::withUndone(std::vector<std::string> undoneSteps) &&
{
    m_undone = std::move(undoneSteps);
    return std::move(*this);
}

Error &&Error::withInternalDetail(std::string detail) &&
{
    m_internalDetail = std::move(detail);
    return std::move(*this);
}

Cancelled::Cancelled(std::string why) : Error(ErrorCode::Cancelled, "cancelled", std::move(why)) { }

std::string describe(const std::exception_ptr &failure)
{
    const Error error = asError(failure);
    std::string text = error.message();
    if (!error.internalDetail().empty()) {
        text += " (" + error.internalDetail() + ")";
    }
    return text;
}

Error asError(const std::exception_ptr &failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (const Error &error) {
        return error;
    } catch (const std::exception &other) {
        return Error(ErrorCode::Internal, "internal", "Something went wrong inside WakeDock.")
            .withRemedy("Look for the request id in WakeDock's log; it says what happened.")
            .withInternalDetail(other.what());
    } catch (...) {
        return Error(ErrorCode::Internal, "internal", "Something went wrong inside WakeDock.");
    }
}

} // namespace wakedock
