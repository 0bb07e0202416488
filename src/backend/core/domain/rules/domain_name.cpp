#include "backend/core/domain/rules/domain_name.h"

#include <QString>
#include <QUrl>

#include <algorithm>
#include <array>

namespace wakedock::core {

namespace {

constexpr std::size_t longestLabel = 63;
constexpr std::size_t longestDomain = 253;

bool isLabelCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

std::string labelProblem(std::string_view label)
{
    if (label.empty()) {
        return "It has an empty part between two dots.";
    }
    if (label.size() > longestLabel) {
        return "One of its parts is longer than 63 characters.";
    }
    if (label.front() == '-' || label.back() == '-') {
        return "A part of it begins or ends with a hyphen.";
    }
    if (!std::ranges::all_of(label, isLabelCharacter)) {
        return "It may hold letters, digits, hyphens and dots only.";
    }
    return {};
}

std::string labelsProblem(std::string_view domain)
{
    std::string_view last;
    while (true) {
        const auto dot = domain.find('.');
        last = domain.substr(0, dot);
        if (auto problem = labelProblem(last); !problem.empty()) {
            return problem;
        }
        if (dot == std::string_view::npos) {
            break;
        }
        domain.remove_prefix(dot + 1);
    }
    // A last part of digits only is an IP address in disguise to every resolver.
    if (std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; })) {
        return "It is an IP address; a domain is a name such as app.example.org.";
    }
    return {};
}

char lowerLetter(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Punycode where it needs it; empty when it cannot be written so.
std::string inLowerAscii(std::string_view name)
{
    const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    std::string written(name);
    if (!ascii) {
        written = QUrl::toAce(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))).toStdString();
    }
    std::ranges::transform(written, written.begin(), lowerLetter);
    return written;
}

} // namespace

DomainVerdict checkDomain(std::string_view text)
{
    if (text.find_first_of(":/@[]") != std::string_view::npos) {
        return {{}, "It is a bare name such as app.example.org, without scheme, port or path."};
    }
    const bool wildcard = text.starts_with("*.");
    std::string_view name = wildcard ? text.substr(2) : text;
    if (name.ends_with('.')) {
        name.remove_suffix(1);
    }
    if (name.empty()) {
        return {{}, "It is empty."};
    }
    const std::string normalised = inLowerAscii(name);
    if (normalised.empty()) {
        return {{}, "It cannot be written as an international domain name."};
    }
    if (normalised.size() > longestDomain) {
        return {{}, "It is longer than 253 characters."};
    }
    if (auto problem = labelsProblem(normalised); !problem.empty()) {
        return {{}, problem};
    }
    return {wildcard ? "*." + normalised : normalised, {}};
}

bool isSpecialUse(std::string_view domain)
{
    static constexpr std::array<std::string_view, 6> suffixes{"local",    "localhost", "test",
                                                              "internal", "home.arpa", "invalid"};
    return std::ranges::any_of(suffixes, [domain](std::string_view suffix) {
        return domain == suffix
            || (domain.size() > suffix.size() && domain.ends_with(suffix)
                && domain[domain.size() - suffix.size() - 1] == '.');
    });
}

} // namespace wakedock::core
