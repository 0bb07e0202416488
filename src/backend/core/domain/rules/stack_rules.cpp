#include "backend/core/domain/rules/stack_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace wakedock::core {

namespace {

constexpr std::string_view SubjectPrefix = "stack:";
constexpr std::size_t LongestStackName = 63;
constexpr std::size_t LongestStackFileName = 200;

bool isStackNameLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool isStackName(std::string_view name)
{
    return !name.empty() && name.size() <= LongestStackName && name.front() != '-' && name.front() != '_'
        && std::ranges::all_of(name, isStackNameLetter);
}

/// What is wrong with one part of a file's name; empty when nothing is.
std::string brokenPart(std::string_view part)
{
    if (part.empty() || part == "." || part == "..") {
        return "must be a name below the stack's folder";
    }
    const auto isOdd = [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '\\' || c == ':' || c == ','; };
    return std::ranges::any_of(part, isOdd) ? "must not hold control characters, colons, commas or backslashes"
                                            : std::string();
}

std::string brokenFileName(const std::string &name)
{
    if (name.empty() || name.size() > LongestStackFileName) {
        return "must have 1 to 200 characters";
    }
    std::size_t from = 0;
    while (from <= name.size()) {
        const std::size_t to = std::min(name.find('/', from), name.size());
        if (auto why = brokenPart(std::string_view(name).substr(from, to - from)); !why.empty()) {
            return why;
        }
        from = to + 1;
    }
    return {};
}

/// Names that exclude each other: twice the same, or a file where another needs a folder.
std::string clashOf(const std::string &name, const std::set<std::string> &names)
{
    if (names.contains(name)) {
        return "is there twice";
    }
    for (const std::string &other : names) {
        if (other.starts_with(name + "/") || name.starts_with(other + "/")) {
            return "cannot be beside " + other + ": one would be the other's folder";
        }
    }
    return {};
}

void checkFiles(const std::vector<StackFile> &files, std::vector<FieldError> &problems)
{
    std::set<std::string> names;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::string why = brokenFileName(files[i].name);
        why = why.empty() ? clashOf(files[i].name, names) : why;
        if (!why.empty()) {
            problems.push_back({"files[" + std::to_string(i) + "].name", why});
        }
        names.insert(files[i].name);
        bytes += files[i].content.size();
    }
    if (files.empty() || files.size() > MostStackFiles) {
        problems.push_back({"files", "must be 1 to " + std::to_string(MostStackFiles) + " files"});
    }
    if (bytes > MostStackBytes) {
        problems.push_back({"files", "must have at most 1 MiB together"});
    }
}

} // namespace

std::string stackIdText(const StackId &id)
{
    return id.hostId == localHost() ? id.name : id.name + "@" + id.hostId.value;
}

std::optional<StackId> readStackId(std::string_view text)
{
    const std::size_t at = text.find('@');
    StackId id;
    id.name = std::string(text.substr(0, at));
    if (at != std::string_view::npos) {
        id.hostId = HostId(std::string(text.substr(at + 1)));
    }
    const bool isOddHost = id.hostId.isEmpty() || (at != std::string_view::npos && id.hostId == localHost())
        || id.hostId.value.find('/') != std::string::npos;
    return isStackName(id.name) && !isOddHost ? std::optional(id) : std::nullopt;
}

ServiceId stackSubject(const StackId &id)
{
    return ServiceId(std::string(SubjectPrefix) + stackIdText(id));
}

std::optional<StackId> stackOfSubject(const ServiceId &subject)
{
    return subject.value.starts_with(SubjectPrefix)
        ? readStackId(std::string_view(subject.value).substr(SubjectPrefix.size()))
        : std::nullopt;
}

std::vector<FieldError> brokenStackRules(const std::string &name, const std::vector<StackFile> &files)
{
    std::vector<FieldError> problems;
    if (!isStackName(name)) {
        problems.push_back({"name",
                            "must have 1 to 63 small letters, digits, hyphens or underscores and begin with a letter or "
                            "digit"});
    }
    checkFiles(files, problems);
    return problems;
}

std::vector<std::string> usualComposeFiles(const std::vector<StackFile> &files)
{
    static constexpr std::array<std::string_view, 4> usual{"compose.yaml", "compose.yml", "docker-compose.yml",
                                                           "docker-compose.yaml"};
    const auto has = [&files](const std::string &name) {
        return std::ranges::find(files, name, &StackFile::name) != files.end();
    };
    for (const std::string_view candidate : usual) {
        if (!has(std::string(candidate))) {
            continue;
        }
        std::vector<std::string> found{std::string(candidate)};
        const std::string stem(candidate.substr(0, candidate.find('.')));
        for (const char *ending : {".override.yaml", ".override.yml"}) {
            if (found.size() == 1 && has(stem + ending)) {
                found.push_back(stem + ending);
            }
        }
        return found;
    }
    return {};
}

} // namespace wakedock::core
