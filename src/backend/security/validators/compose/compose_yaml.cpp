#include "backend/security/validators/compose/compose_yaml.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <optional>

namespace wakedock::security {

namespace {

constexpr int DeepestYaml = 64;
constexpr int MostYamlNodes = 100000;

/// More than anybody writes: the reader stops.
class YamlTooMuch : public std::exception
{
public:
    YamlTooMuch(YAML::Mark mark, const char *message) : m_mark(mark), m_message(message) { }
    [[nodiscard]] YAML::Mark mark() const { return m_mark; }
    [[nodiscard]] const char *what() const noexcept override { return m_message; }

private:
    YAML::Mark m_mark;
    const char *m_message;
};

class YamlTree
{
public:
    YamlTree(std::string file, ComposeProblems &problems) : m_file(std::move(file)), m_problems(problems) { }

    ComposeNode read(const YAML::Node &node, int depth)
    {
        if (depth > DeepestYaml) {
            throw YamlTooMuch(node.Mark(), "This is nested deeper than any Compose file needs.");
        }
        if (++m_nodes > MostYamlNodes) {
            throw YamlTooMuch(node.Mark(), "This grows too large once its aliases are put in place.");
        }
        ComposeNode made;
        made.line = node.Mark().line + 1;
        made.column = node.Mark().column + 1;
        switch (node.Type()) {
        case YAML::NodeType::Scalar:
            readScalar(node, made);
            break;
        case YAML::NodeType::Sequence:
            made.kind = ComposeNode::Kind::List;
            for (const auto &item : node) {
                made.items.push_back(read(item, depth + 1));
            }
            break;
        case YAML::NodeType::Map:
            readMap(node, made, depth);
            break;
        default:
            break;
        }
        return made;
    }

private:
    static void readScalar(const YAML::Node &node, ComposeNode &made)
    {
        // "!" is what quotes leave behind.
        made.quoted = node.Tag() == "!";
        made.kind = ComposeNode::Kind::Scalar;
        made.text = node.Scalar();
    }

    void readMap(const YAML::Node &node, ComposeNode &made, int depth)
    {
        made.kind = ComposeNode::Kind::Map;
        std::vector<ComposeEntry> merged;
        for (const auto &pair : node) {
            ComposeEntry entry;
            entry.line = pair.first.Mark().line + 1;
            entry.column = pair.first.Mark().column + 1;
            if (!pair.first.IsScalar()) {
                complain(entry, "key_invalid", "A key must be a word.");
                continue;
            }
            entry.key = pair.first.Scalar();
            entry.value = read(pair.second, depth + 1);
            if (entry.key == "<<" && pair.first.Tag() != "!") {
                merge(entry, merged);
            } else if (made.find(entry.key) != nullptr) {
                complain(entry, "duplicate_key", "The key " + entry.key + " is there twice.");
            } else {
                made.entries.push_back(std::move(entry));
            }
        }
        for (ComposeEntry &entry : merged) {
            if (made.find(entry.key) == nullptr) {
                made.entries.push_back(std::move(entry));
            }
        }
    }

    void merge(const ComposeEntry &entry, std::vector<ComposeEntry> &merged)
    {
        if (entry.value.isMap()) {
            merged.insert(merged.end(), entry.value.entries.begin(), entry.value.entries.end());
        } else if (entry.value.isList()
                   && std::ranges::all_of(entry.value.items, [](const ComposeNode &item) { return item.isMap(); })) {
            for (const ComposeNode &item : entry.value.items) {
                merged.insert(merged.end(), item.entries.begin(), item.entries.end());
            }
        } else {
            complain(entry, "merge_invalid", "Only a mapping, or a list of mappings, can be merged with <<.");
        }
    }

    void complain(const ComposeEntry &entry, const char *code, std::string message)
    {
        m_problems.error({m_file, entry.line, entry.column, entry.key}, code, std::move(message));
    }

    std::string m_file;
    ComposeProblems &m_problems;
    int m_nodes = 0;
};

ComposePlace placeOfMark(const std::string &file, const YAML::Mark &mark)
{
    return {file, std::max(mark.line, 0) + 1, std::max(mark.column, 0) + 1, {}};
}

} // namespace

ComposeNode readComposeYaml(const std::string &file, const std::string &text, ComposeProblems &problems)
{
    try {
        const auto documents = YAML::LoadAll(text);
        if (documents.size() > 1) {
            problems.error(placeOfMark(file, documents[1].Mark()), "several_documents",
                           "A Compose file is one document; a second one begins here.", "Put it into a file of its own.");
            return {};
        }
        return documents.empty() ? ComposeNode() : YamlTree(file, problems).read(documents.front(), 0);
    } catch (const YamlTooMuch &tooMuch) {
        problems.error(placeOfMark(file, tooMuch.mark()), "too_large", tooMuch.what());
    } catch (const YAML::Exception &broken) {
        problems.error(placeOfMark(file, broken.mark), "yaml_invalid", "This is no YAML: " + broken.msg + ".");
    }
    return {};
}

} // namespace wakedock::security
