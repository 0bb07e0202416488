#pragma once

#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

/// Writes texts for a compose file: what is a `$` there becomes `$$`, and what is secret a variable that whoever runs the
/// file has to set.
class ComposeSecrets
{
public:
    /// @param environment of the container: its secrets are hidden wherever else they stand, too
    ComposeSecrets(const std::map<std::string, std::string> &environment, bool areShown);

    /// The value of an environment variable or label.
    [[nodiscard]] std::string named(const std::string &name, const std::string &value);
    [[nodiscard]] std::string text(const std::string &value);
    /// Of a command line; `--password hunter2` and `--token=abc` are hidden as well.
    [[nodiscard]] std::vector<std::string> arguments(const std::vector<std::string> &values);

    /// The variables that stand for secrets so far, sorted.
    [[nodiscard]] std::vector<std::string> variables() const;

private:
    std::string variableFor(const std::string &name, const std::string &value);
    std::string argument(const std::string &before, const std::string &value);

    bool m_areShown;
    std::map<std::string, std::string> m_known; ///< Values of the environment's secrets that are long enough to search for.
    std::map<std::string, std::string> m_used; ///< Variable to value.
};

/// `$$` for every `$`: compose reads nothing into it.
[[nodiscard]] std::string composeEscaped(const std::string &text);

} // namespace wakedock::core
