#include "backend/api/websocket/ws_messages.h"

#include "backend/security/validators/strict_json.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <utility>

namespace wakedock::api {

namespace {

using nlohmann::json;

constexpr std::size_t longestId = 64;

[[noreturn]] void refuseMessage(const char *field, const char *why)
{
    throw Error(ErrorCode::Invalid, "invalid_message",
                std::string("The message is not understood: ") + field + " " + why + ".")
        .withField(field, why);
}

std::string textOf(const json &message, const char *field)
{
    const auto found = message.find(field);
    if (found == message.end() || !found->is_string()) {
        refuseMessage(field, "must be a text");
    }
    return found->get<std::string>();
}

/// Ids are the client's own: texts or whole numbers, given back as they came.
std::string idOf(const json &message, bool required)
{
    const auto found = message.find("id");
    if (found == message.end()) {
        if (required) {
            refuseMessage("id", "is missing");
        }
        return {};
    }
    const bool isShortText = found->is_string() && found->get_ref<const std::string &>().size() <= longestId;
    if (!isShortText && !found->is_number_integer()) {
        refuseMessage("id", "must be a whole number or a text of at most 64 bytes");
    }
    return found->dump();
}

bool wantsSnapshotOf(const json &message)
{
    const auto params = message.find("params");
    if (params == message.end()) {
        return false;
    }
    if (!params->is_object()) {
        refuseMessage("params", "must be an object");
    }
    bool wanted = false;
    for (const auto &[name, value] : params->items()) {
        if (name != "snapshot" || !value.is_boolean()) {
            refuseMessage("params", "knows only snapshot, true or false");
        }
        wanted = value.get<bool>();
    }
    return wanted;
}

void refuseUnknownFields(const json &message, const std::set<std::string_view> &known)
{
    for (const auto &[name, value] : message.items()) {
        if (name != "type" && !known.contains(name)) {
            refuseMessage(name.c_str(), "is not a field of this message");
        }
    }
}

ClientMessage authOf(const json &message)
{
    refuseUnknownFields(message, {"token"});
    ClientMessage read{ClientMessage::Type::Auth, {}, {}, Secret(textOf(message, "token")), false};
    return read;
}

ClientMessage subscribeOf(const json &message)
{
    refuseUnknownFields(message, {"id", "topic", "params"});
    return {ClientMessage::Type::Subscribe, idOf(message, true), textOf(message, "topic"), {}, wantsSnapshotOf(message)};
}

ClientMessage unsubscribeOf(const json &message)
{
    refuseUnknownFields(message, {"id"});
    return {ClientMessage::Type::Unsubscribe, idOf(message, true), {}, {}, false};
}

ClientMessage pingOf(const json &message)
{
    refuseUnknownFields(message, {"id"});
    return {ClientMessage::Type::Ping, idOf(message, false), {}, {}, false};
}

std::string withId(std::string_view type, std::string_view id)
{
    std::string text = R"({"type":")";
    text.append(type).append(R"(")");
    if (!id.empty()) {
        text.append(R"(,"id":)").append(id);
    }
    return text;
}

} // namespace

ClientMessage readClientMessage(std::string_view text)
{
    const json message = security::parseStrictJson(text);
    if (!message.is_object()) {
        throw Error(ErrorCode::Malformed, "malformed_message", "The message is not a JSON object.");
    }
    using Reader = ClientMessage (*)(const json &);
    static const std::map<std::string, Reader, std::less<>> readers{
        {"auth", &authOf}, {"subscribe", &subscribeOf}, {"unsubscribe", &unsubscribeOf}, {"ping", &pingOf}};
    const auto reader = readers.find(textOf(message, "type"));
    if (reader == readers.end()) {
        refuseMessage("type", "must be auth, subscribe, unsubscribe or ping");
    }
    return reader->second(message);
}

std::string authMessage(const std::string &token)
{
    const json message{{"type", "auth"}, {"token", token}};
    return message.dump(-1, ' ', false, json::error_handler_t::replace);
}

namespace server_message {

std::string subscribed(std::string_view id, std::string_view topic, std::uint64_t seq, std::string_view snapshot)
{
    std::string text = withId("subscribed", id);
    text.append(R"(,"topic":")").append(topic).append(R"(","seq":)").append(std::to_string(seq));
    if (!snapshot.empty()) {
        text.append(R"(,"snapshot":)").append(snapshot);
    }
    return text + "}";
}

std::string eventTail(std::string_view topic, std::uint64_t seq, Timestamp at, std::string_view data)
{
    std::string text;
    text.reserve(data.size() + 128);
    text.append(R"(,"topic":")").append(topic).append(R"(","seq":)").append(std::to_string(seq));
    text.append(R"(,"ts":")").append(toRfc3339(at)).append(R"(","data":)").append(data).append("}");
    return text;
}

std::string eventHead(std::string_view id)
{
    return withId("event", id);
}

std::string error(std::string_view id, const Error &error)
{
    nlohmann::ordered_json rest{{"code", error.reason()}, {"message", error.message()}};
    if (!error.remedy().empty()) {
        rest["remedy"] = error.remedy();
    }
    const std::string members = rest.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return withId("error", id) + "," + members.substr(1);
}

std::string lagged(std::string_view id, std::string_view topic, std::uint64_t dropped)
{
    std::string text = withId("lagged", id);
    text.append(R"(,"topic":")").append(topic).append(R"(","dropped":)").append(std::to_string(dropped)).append("}");
    return text;
}

std::string pong(std::string_view id)
{
    return withId("pong", id) + "}";
}

} // namespace server_message

} // namespace wakedock::api
