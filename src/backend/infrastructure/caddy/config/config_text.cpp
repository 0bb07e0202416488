#include "backend/infrastructure/caddy/config/config_text.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

int lineAt(const std::string &text, std::size_t offset)
{
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
    return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

/// `[json.exception.parse_error.101] parse error at line 3, column 5: syntax error ...` without the library's name.
std::string syntaxWords(const std::string &what)
{
    const auto from = what.find("] ");
    return from == std::string::npos ? what : what.substr(from + 2);
}

} // namespace

core::ProxyConfig configOf(const json &document)
{
    core::ProxyConfig config;
    config.json = document.dump(-1, ' ', false, json::error_handler_t::replace);
    config.hash = hashOf(config.json);
    return config;
}

void writeNumbersAsCaddy(json &node)
{
    if (node.is_structured()) {
        for (auto &child : node) {
            writeNumbersAsCaddy(child);
        }
    } else if (node.is_number()) {
        constexpr double SignedEnd = 9223372036854775808.0;
        const auto value = node.get<double>();
        if (std::trunc(value) != value) {
            return;
        }
        if (value >= -SignedEnd && value < SignedEnd) {
            node = static_cast<std::int64_t>(value);
        } else if (value >= SignedEnd && value < 2 * SignedEnd) {
            node = static_cast<std::uint64_t>(value);
        }
    }
}

std::string hashOf(const std::string &bytes)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Sha256).toHex().toStdString();
}

ReadConfig readConfigText(const std::string &text)
{
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return {{}, core::ConfigFinding{"The configuration is empty.", std::nullopt, {}}};
    }
    try {
        auto document = json::parse(text);
        if (!document.is_object()) {
            return {{}, core::ConfigFinding{"A configuration is a JSON object.", 1, {}}};
        }
        writeNumbersAsCaddy(document);
        return {std::make_shared<json>(std::move(document)), std::nullopt};
    } catch (const json::parse_error &error) {
        const auto offset = error.byte > 0 ? error.byte - 1 : 0;
        return {{}, core::ConfigFinding{syntaxWords(error.what()), lineAt(text, offset), {}}};
    }
}

} // namespace wakedock::caddy
