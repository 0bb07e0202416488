#pragma once

#include <string>
#include <utility>
#include <vector>

namespace wakedock::security {

struct ComposeEntry;

/// A value of a Compose file with its place. A tree of its own: no anchors, no merge keys, of bounded size.
struct ComposeNode {
    enum class Kind { Null, Scalar, List, Map };
    Kind kind = Kind::Null;
    std::string text; ///< Of a scalar.
    bool quoted = false; ///< Then it is text, whatever it looks like.
    int line = 0; ///< From 1.
    int column = 0;
    std::vector<ComposeEntry> entries; ///< Of a map, in their order; each key once.
    std::vector<ComposeNode> items; ///< Of a list.

    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
    [[nodiscard]] bool isScalar() const { return kind == Kind::Scalar; }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }
    /// Nothing where this is no map or has no such key.
    [[nodiscard]] const ComposeNode *find(const std::string &key) const;
    /// The scalar under `key`; empty where there is none.
    [[nodiscard]] std::string textOf(const std::string &key) const;
};

struct ComposeEntry {
    std::string key;
    int line = 0;
    int column = 0;
    ComposeNode value;
};

inline const ComposeNode *ComposeNode::find(const std::string &key) const
{
    for (const ComposeEntry &entry : entries) {
        if (entry.key == key) {
            return &entry.value;
        }
    }
    return nullptr;
}

inline std::string ComposeNode::textOf(const std::string &key) const
{
    const ComposeNode *found = find(key);
    return found != nullptr && found->isScalar() ? found->text : std::string();
}

} // namespace wakedock::security
