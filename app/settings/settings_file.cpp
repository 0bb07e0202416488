#include "app/settings/settings_file.h"

#include "backend/shared/exceptions/error.h"

#include <yaml-cpp/yaml.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>

namespace wakedock::app {
namespace {

constexpr std::size_t LargestSettingsFile = 1024 * 1024;

Error badSettingsFile(const std::string &path, int line, const std::string &problem)
{
    const std::string place = line > 0 ? path + ":" + std::to_string(line) : path;
    return Error(ErrorCode::Invalid, "bad_settings_file", place + ": " + problem)
        .withRemedy("A settings file has sections with keys in them, as wakedock --print-config shows it.")
        .withContext("file", path)
        .withContext("line", std::to_string(line));
}

std::string settingsFileText(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(LargestSettingsFile + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        throw Error(ErrorCode::Unavailable, "settings_file_unreadable",
                    "The settings file " + path + " cannot be read: " + std::strerror(errno) + ".")
            .withRemedy("Name another one with --config, or make it readable for this user.")
            .withContext("file", path);
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > LargestSettingsFile) {
        throw badSettingsFile(path, 0, "is larger than 1 MiB.");
    }
    return text;
}

int lineOf(const YAML::Node &node)
{
    return node.Mark().line + 1;
}

/// Turns a parsed document into entries; remembers what it has seen, as yaml-cpp keeps the second of two equal keys quietly.
class SettingsFileReader
{
public:
    explicit SettingsFileReader(std::string path) : m_path(std::move(path)) { }

    std::vector<FileEntry> read(const YAML::Node &document)
    {
        if (document.IsNull()) {
            return {};
        }
        requireMap(document, "The file");
        for (const auto &section : document) {
            const std::string name = keyText(section.first);
            remember(name, section.first);
            if (!section.second.IsNull()) {
                requireMap(section.second, "The section " + name);
                readSection(name, section.second);
            }
        }
        return std::move(m_entries);
    }

private:
    void readSection(const std::string &section, const YAML::Node &keys)
    {
        for (const auto &key : keys) {
            const std::string name = section + "." + keyText(key.first);
            remember(name, key.first);
            m_entries.push_back({name, value(name, key.second, key.first), lineOf(key.first)});
        }
    }

    RawValue value(const std::string &name, const YAML::Node &node, const YAML::Node &key) const
    {
        if (node.IsScalar()) {
            return RawValue::text(node.Scalar());
        }
        if (!node.IsSequence()) {
            throw badSettingsFile(
                m_path, lineOf(key),
                name + (node.IsNull() ? " has no value; remove the line to get the default." : " has keys of its own."));
        }
        RawValue list{{}, true};
        for (const auto &item : node) {
            if (!item.IsScalar()) {
                throw badSettingsFile(m_path, lineOf(item), name + " holds something other than texts.");
            }
            list.items.push_back(item.Scalar());
        }
        return list;
    }

    [[nodiscard]] std::string keyText(const YAML::Node &key) const
    {
        if (!key.IsScalar()) {
            throw badSettingsFile(m_path, lineOf(key), "A key is not a word.");
        }
        return key.Scalar();
    }

    void requireMap(const YAML::Node &node, const std::string &what) const
    {
        if (!node.IsMap()) {
            throw badSettingsFile(m_path, lineOf(node), what + " does not consist of keys with values.");
        }
    }

    void remember(const std::string &name, const YAML::Node &key)
    {
        if (!m_seen.insert(name).second) {
            throw badSettingsFile(m_path, lineOf(key), name + " stands there twice.");
        }
    }

    std::string m_path;
    std::set<std::string> m_seen;
    std::vector<FileEntry> m_entries;
};

} // namespace

std::vector<FileEntry> readSettingsFile(const std::string &path)
{
    const std::string text = settingsFileText(path);
    try {
        return SettingsFileReader(path).read(YAML::Load(text));
    } catch (const YAML::Exception &problem) {
        throw badSettingsFile(path, problem.mark.line + 1, "This is no YAML: " + problem.msg + ".");
    }
}

} // namespace wakedock::app
