#include "app/control/control_message.h"

#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace wakedock::app {

namespace {

using Json = nlohmann::json;

Error unreadable()
{
    return Error(ErrorCode::Malformed, "control_unreadable", "The two WakeDocks do not understand each other.")
        .withRemedy("They may be of different versions; restart the running one.");
}

void requireLength(std::size_t bytes, std::size_t most)
{
    if (bytes > most) {
        throw Error(ErrorCode::TooLarge, "control_too_long", "This is too long to be handed to the running WakeDock.")
            .withRemedy("Use its API, or stop it and run the command again.");
    }
}

std::string dumped(const Json &document)
{
    try {
        return document.dump() + '\n';
    } catch (const Json::type_error &) {
        throw Error(ErrorCode::Invalid, "not_text", "A name or password holds bytes that are not UTF-8 text.")
            .withRemedy("Set the terminal to UTF-8 and type it again.");
    }
}

Json jsonOf(const Error &refusal)
{
    Json fields = Json::array();
    for (const FieldError &field : refusal.fields()) {
        fields.push_back({{"field", field.field}, {"message", field.message}});
    }
    return {{"reason", refusal.reason()}, {"message", refusal.message()}, {"remedy", refusal.remedy()}, {"fields", fields}};
}

/// @throws Json::exception when it is not there or no text
std::string wordIn(const Json &document, const char *key)
{
    return document.at(key).get<std::string>();
}

Error errorFrom(const Json &refusal)
{
    std::vector<FieldError> fields;
    for (const Json &field : refusal.at("fields")) {
        fields.push_back({wordIn(field, "field"), wordIn(field, "message")});
    }
    return Error(ErrorCode::Invalid, wordIn(refusal, "reason"), wordIn(refusal, "message"))
        .withRemedy(wordIn(refusal, "remedy"))
        .withFields(std::move(fields));
}

ControlRequest requestIn(const Json &document)
{
    return {wordIn(document, "what"), document.value("user_name", std::string()), document.value("role", std::string()),
            Secret(document.value("password", std::string()))};
}

ControlAnswer answerIn(const Json &document)
{
    if (document.contains("refusal")) {
        return {{}, errorFrom(document.at("refusal"))};
    }
    return {wordIn(document, "text")};
}

template <class Read>
auto readLine(std::string_view line, const Read &read)
{
    try {
        return read(Json::parse(line));
    } catch (const Json::exception &) {
        // Its own text quotes the input, which may be a password.
        throw unreadable();
    }
}

} // namespace

Secret lineOf(const ControlRequest &request)
{
    const Json document{{"what", request.what},
                        {"user_name", request.userName},
                        {"role", request.role},
                        {"password", std::string(request.password.reveal())}};
    Secret line(dumped(document));
    requireLength(line.reveal().size(), ControlRequestMostBytes);
    return line;
}

std::string lineOf(const ControlAnswer &answer)
{
    Json document = Json::object();
    if (answer.refusal) {
        document["refusal"] = jsonOf(*answer.refusal);
    } else {
        document["text"] = answer.text;
    }
    std::string line = dumped(document);
    requireLength(line.size(), ControlAnswerMostBytes);
    return line;
}

ControlRequest controlRequestFrom(std::string_view line)
{
    return readLine(line, requestIn);
}

ControlAnswer controlAnswerFrom(std::string_view line)
{
    return readLine(line, answerIn);
}

} // namespace wakedock::app
