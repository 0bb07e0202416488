#include "backend/api/terminal/terminal_messages.h"

#include "backend/security/validators/strict_json.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <utility>

namespace wakedock::api {

namespace {

using nlohmann::json;

[[noreturn]] void refuseTerminalMessage(const std::string &field, const char *why)
{
    throw Error(ErrorCode::Invalid, "invalid_message", "The message is not understood: " + field + " " + why + ".")
        .withField(field, why);
}

void refuseOtherFields(const json &message, const std::set<std::string_view> &known)
{
    for (const auto &[name, value] : message.items()) {
        if (name != "type" && !known.contains(name)) {
            refuseTerminalMessage(name, "is not a field of this message");
        }
    }
}

/// Empty where it is not given.
std::string optionalText(const json &message, const char *field)
{
    const auto found = message.find(field);
    if (found == message.end()) {
        return {};
    }
    if (!found->is_string()) {
        refuseTerminalMessage(field, "must be a text");
    }
    return found->get<std::string>();
}

std::string neededText(const json &message, const char *field)
{
    auto text = optionalText(message, field);
    if (text.empty()) {
        refuseTerminalMessage(field, "must be a text");
    }
    return text;
}

int cellsOf(const json &message, const char *field, int otherwise)
{
    const auto found = message.find(field);
    if (found == message.end() && otherwise > 0) {
        return otherwise;
    }
    if (found == message.end() || !found->is_number_integer() || *found < 1 || *found > 1000) {
        refuseTerminalMessage(field, "must be a whole number from 1 to 1000");
    }
    return found->get<int>();
}

std::vector<std::string> wordsOf(const json &message)
{
    std::vector<std::string> words;
    const auto found = message.find("command");
    if (found == message.end()) {
        return words;
    }
    if (!found->is_array()) {
        refuseTerminalMessage("command", "must be a list of texts");
    }
    for (const auto &word : *found) {
        if (!word.is_string()) {
            refuseTerminalMessage("command", "must be a list of texts");
        }
        words.push_back(word.get<std::string>());
    }
    return words;
}

TerminalMessage authOfTerminal(const json &message)
{
    refuseOtherFields(message, {"token"});
    TerminalMessage read;
    read.type = TerminalMessage::Type::Auth;
    read.token = Secret(neededText(message, "token"));
    return read;
}

TerminalMessage openOf(const json &message)
{
    refuseOtherFields(message, {"columns", "rows", "command", "user", "working_dir"});
    TerminalMessage read;
    read.type = TerminalMessage::Type::Open;
    const core::TerminalSize usual;
    read.command.size = {cellsOf(message, "columns", usual.columns), cellsOf(message, "rows", usual.rows)};
    read.command.command = wordsOf(message);
    read.command.user = optionalText(message, "user");
    read.command.workingDir = optionalText(message, "working_dir");
    return read;
}

TerminalMessage attachOf(const json &message)
{
    refuseOtherFields(message, {"session", "offset"});
    TerminalMessage read;
    read.type = TerminalMessage::Type::Attach;
    read.session = core::TerminalId(neededText(message, "session"));
    if (const auto offset = message.find("offset"); offset != message.end()) {
        if (!offset->is_number_unsigned()) {
            refuseTerminalMessage("offset", "must be a whole number from 0");
        }
        read.offset = offset->get<std::uint64_t>();
    }
    return read;
}

TerminalMessage resizeOf(const json &message)
{
    refuseOtherFields(message, {"columns", "rows"});
    TerminalMessage read;
    read.type = TerminalMessage::Type::Resize;
    read.command.size = {cellsOf(message, "columns", 0), cellsOf(message, "rows", 0)};
    return read;
}

TerminalMessage bareMessage(const json &message, TerminalMessage::Type type)
{
    refuseOtherFields(message, {});
    TerminalMessage read;
    read.type = type;
    return read;
}

/// Stable word and sentence of an end.
std::pair<const char *, const char *> endWords(core::TerminalEnd::Reason reason)
{
    switch (reason) {
    case core::TerminalEnd::Reason::Exited:
        return {"exited", "The program has ended."};
    case core::TerminalEnd::Reason::ContainerStopped:
        return {"container_stopped", "The container has stopped."};
    case core::TerminalEnd::Reason::ConnectionLost:
        return {"engine_lost", "The connection to the engine was lost."};
    case core::TerminalEnd::Reason::Closed:
        return {"closed", "The terminal was closed."};
    case core::TerminalEnd::Reason::Abandoned:
        break;
    }
    return {"abandoned", "Nobody came back to the terminal in time."};
}

std::string dumped(const nlohmann::ordered_json &message)
{
    return message.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace

TerminalMessage readTerminalMessage(std::string_view text)
{
    const json message = security::parseStrictJson(text);
    if (!message.is_object()) {
        throw Error(ErrorCode::Malformed, "malformed_message", "The message is not a JSON object.");
    }
    using Reader = TerminalMessage (*)(const json &);
    static const std::map<std::string, Reader, std::less<>> readers{
        {"auth", &authOfTerminal},
        {"open", &openOf},
        {"attach", &attachOf},
        {"resize", &resizeOf},
        {"close", [](const json &all) { return bareMessage(all, TerminalMessage::Type::Close); }},
        {"ping", [](const json &all) { return bareMessage(all, TerminalMessage::Type::Ping); }}};
    const auto reader = readers.find(neededText(message, "type"));
    if (reader == readers.end()) {
        refuseTerminalMessage("type", "must be auth, open, attach, resize, close or ping");
    }
    return reader->second(message);
}

namespace terminal_message {

std::string opened(const core::ITerminalView &view, bool resumed)
{
    const auto &info = view.info();
    return dumped({{"type", "opened"},
                   {"session", info.id.value},
                   {"resumed", resumed},
                   {"offset", view.offset()},
                   {"container", info.containerName},
                   {"opened_at", toRfc3339(info.openedAt)}});
}

std::string exited(const core::TerminalEnd &end)
{
    const auto [word, sentence] = endWords(end.reason);
    nlohmann::ordered_json message{{"type", "exited"}, {"code", nullptr}, {"reason", word}, {"message", sentence}};
    if (end.exitCode) {
        message["code"] = *end.exitCode;
    }
    return dumped(message);
}

std::string lagged(std::uint64_t dropped)
{
    return dumped({{"type", "lagged"}, {"dropped", dropped}});
}

std::string error(const Error &error)
{
    nlohmann::ordered_json message{{"type", "error"}, {"code", error.reason()}, {"message", error.message()}};
    if (!error.remedy().empty()) {
        message["remedy"] = error.remedy();
    }
    for (const auto &field : error.fields()) {
        message["errors"].push_back({{"field", field.field}, {"message", field.message}});
    }
    return dumped(message);
}

std::string pong()
{
    return dumped({{"type", "pong"}});
}

} // namespace terminal_message

} // namespace wakedock::api
