#include "backend/security/validators/strict_json.h"

#include "backend/security/validators/field_name.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace wakedock::security {

namespace {

using nlohmann::json;

/// Builds the value while it is read, and knows at each moment which field it is in.
class StrictJsonReader
{
public:
    explicit StrictJsonReader(std::string_view text) : m_text(text) { }

    // What nlohmann's reader calls; false stops it.
    bool null() { return place(nullptr); }
    bool boolean(bool value) { return place(value); }
    bool number_integer(std::int64_t value) { return place(value); }
    bool number_unsigned(std::uint64_t value)
    {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return refuse("Is a number too large to be read exactly.");
        }
        return place(value);
    }
    bool number_float(double value, const std::string &written)
    {
        // Digits alone that arrive here did not fit into 64 bits.
        if (written.find_first_of(".eE") == std::string::npos) {
            return refuse("Is a number too large to be read exactly.");
        }
        return place(value);
    }
    bool string(std::string &value) { return place(std::move(value)); }
    bool binary(json::binary_t & /*value*/) { return refuse("Is not JSON."); }
    bool start_object(std::size_t /*size*/) { return open(json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t /*size*/) { return open(json::array()); }
    bool end_array() { return close(); }
    bool key(std::string &name)
    {
        Level &level = m_levels.back();
        level.key = name;
        level.hasKey = true;
        return !level.node->contains(name) || refuse("Stands here twice.");
    }
    bool parse_error(std::size_t position, const std::string & /*token*/, const json::exception &why)
    {
        m_position = position;
        return refuse(reasonFor(why));
    }

    [[nodiscard]] json take() { return std::move(m_root); }
    [[nodiscard]] Error error() const
    {
        std::string where;
        if (m_position > 0) {
            const auto read = m_text.substr(0, std::min(m_position, m_text.size()));
            const auto lastBreak = read.rfind('\n');
            const auto column = lastBreak == std::string_view::npos ? read.size() : read.size() - lastBreak - 1;
            where = " at line " + std::to_string(1 + std::count(read.begin(), read.end(), '\n')) + ", column "
                + std::to_string(column);
        }
        return Error(ErrorCode::Malformed, "malformed_json", "The body is not JSON that can be read" + where + ".")
            .withField(m_field, m_problem);
    }

private:
    struct Level {
        json *node = nullptr;
        std::string key;
        bool hasKey = false;
    };

    static std::string reasonFor(const json::exception &why)
    {
        const std::string text = why.what();
        if (text.find("UTF-8") != std::string::npos) {
            return "Holds bytes that are not UTF-8.";
        }
        if (text.find("number overflow") != std::string::npos) {
            return "Is a number too large to be read exactly.";
        }
        if (text.find("control character") != std::string::npos) {
            return "Holds a control character that is not escaped.";
        }
        if (text.find("surrogate") != std::string::npos) {
            return "Holds half a surrogate pair, which is no character.";
        }
        return text.find("end of input") != std::string::npos && text.find("unexpected end") != std::string::npos
            ? "The body ends too early."
            : "Here stands something that is not JSON.";
    }

    [[nodiscard]] std::string field() const
    {
        std::string name;
        for (const auto &level : m_levels) {
            if (level.node->is_array()) {
                // Inside an item the item is in the list already; otherwise the next one is being read.
                const bool isInside = &level != &m_levels.back();
                name = itemName(name, level.node->size() - (isInside ? 1 : 0));
            } else if (level.hasKey) {
                name = memberName(name, level.key);
            }
        }
        return fieldOrBody(name);
    }

    bool refuse(std::string problem)
    {
        m_field = field();
        m_problem = std::move(problem);
        return false;
    }

    json *put(json value)
    {
        if (m_levels.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Level &level = m_levels.back();
        if (level.node->is_array()) {
            level.node->push_back(std::move(value));
            return &level.node->back();
        }
        level.hasKey = false;
        return &((*level.node)[level.key] = std::move(value));
    }
    bool place(json value)
    {
        put(std::move(value));
        return true;
    }
    bool open(json empty)
    {
        if (m_levels.size() >= MaxJsonDepth) {
            return refuse("Is nested too deeply; " + std::to_string(MaxJsonDepth) + " levels are read.");
        }
        json *node = put(std::move(empty));
        if (!m_levels.empty()) {
            m_levels.back().hasKey = true; // Its name is part of the names of its members.
        }
        m_levels.push_back({node, {}, false});
        return true;
    }
    bool close()
    {
        m_levels.pop_back();
        if (!m_levels.empty()) {
            m_levels.back().hasKey = false;
        }
        return true;
    }

    std::string_view m_text;
    json m_root;
    std::vector<Level> m_levels;
    std::size_t m_position = 0;
    std::string m_field;
    std::string m_problem;
};

} // namespace

nlohmann::json parseStrictJson(std::string_view text)
{
    StrictJsonReader reader(text);
    if (!json::sax_parse(text.begin(), text.end(), &reader)) {
        throw reader.error();
    }
    return reader.take();
}

} // namespace wakedock::security
