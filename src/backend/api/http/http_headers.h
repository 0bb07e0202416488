#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock::api {

/// ASCII comparison without case, as header names and hosts are compared.
[[nodiscard]] bool equalsIgnoringCase(std::string_view left, std::string_view right);

/// Header lines in the order they came or are to be sent. Names compare without case.
class HttpHeaders
{
public:
    using Line = std::pair<std::string, std::string>;

    /// The first line of that name; nullptr when there is none. Valid until the headers change.
    [[nodiscard]] const std::string *find(std::string_view name) const;
    /// The first line's value, empty when there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
    /// True when one of the comma-separated words under `name` is `token`: `Connection: keep-alive, Upgrade`.
    [[nodiscard]] bool hasToken(std::string_view name, std::string_view token) const;

    void add(std::string name, std::string value) { m_lines.emplace_back(std::move(name), std::move(value)); }
    /// Replaces every line of that name.
    void set(std::string_view name, std::string value);
    /// Only where no line of that name stands yet.
    void setDefault(std::string_view name, std::string_view value);
    void remove(std::string_view name);
    void reserve(std::size_t lines) { m_lines.reserve(lines); }

    [[nodiscard]] auto begin() const { return m_lines.begin(); }
    [[nodiscard]] auto end() const { return m_lines.end(); }
    [[nodiscard]] std::size_t size() const { return m_lines.size(); }

private:
    std::vector<Line> m_lines;
};

} // namespace wakedock::api
