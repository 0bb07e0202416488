#include "backend/core/domain/rules/run_line.h"

#include "backend/core/domain/rules/run_line_options.h"
#include "backend/core/domain/rules/run_line_values.h"
#include "backend/core/domain/rules/shell_words.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

/// `nginx` of `registry.example:5000/team/nginx:1.25@sha256:...`.
std::string nameFromImage(const std::string &image)
{
    const std::string last = image.substr(image.rfind('/') + 1);
    return runLineName(last.substr(0, last.find_first_of(":@")));
}

/// Reads the options up to the image.
class RunLineReader
{
public:
    explicit RunLineReader(const std::string &text) : m_words(splitShellWords(text)) { }

    RunLine read()
    {
        skipProgram();
        while (m_next < m_words.size() && m_words[m_next].text.starts_with('-') && m_words[m_next].text != "-") {
            readOption(m_words[m_next++].text);
        }
        if (m_next >= m_words.size()) {
            throw runLineError("The line names no image: after the options comes the image, then the command it runs.");
        }
        m_line.config.image = m_words[m_next++].text;
        for (; m_next < m_words.size(); ++m_next) {
            m_line.config.command.push_back(m_words[m_next].text);
        }
        finish();
        return std::move(m_line);
    }

private:
    bool take(std::string_view word)
    {
        const bool fits = m_next < m_words.size() && m_words[m_next].text == word;
        m_next += fits ? 1 : 0;
        return fits;
    }

    void skipProgram()
    {
        take("sudo");
        const bool isEngine = take("docker") || take("podman");
        take("container");
        if (!isEngine || !take("run")) {
            throw runLineError("The line does not begin with `docker run`.");
        }
    }

    void readOption(const std::string &word)
    {
        if (!word.starts_with("--")) {
            readShort(word);
            return;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (isRunLineFlag(name)) {
            takeRunLineFlag(m_line, name, equals == std::string::npos ? "true" : word.substr(equals + 1));
        } else {
            readValue(name, equals == std::string::npos ? std::nullopt : std::optional(word.substr(equals + 1)));
        }
    }

    /// `-p 80:80`, `-p80:80`, `-it`, `-dp 80:80`.
    void readShort(const std::string &word)
    {
        for (std::size_t at = 1; at < word.size(); ++at) {
            const auto known = runLineLongName(word[at]);
            if (!known) {
                throw runLineError("-" + std::string(1, word[at]) + " is no option of docker run.");
            }
            const std::string &name = *known;
            if (!isRunLineFlag(name)) {
                const std::string rest = word.substr(at + 1);
                readValue(name, rest.empty() ? std::nullopt : std::optional(rest.substr(rest.starts_with('=') ? 1 : 0)));
                return;
            }
            takeRunLineFlag(m_line, name, "true");
        }
    }

    void readValue(const std::string &name, std::optional<std::string> value)
    {
        requireRunLineOption(name);
        if (!value && m_next >= m_words.size()) {
            throw runLineError(name + " lacks its value.");
        }
        takeRunLineValue(m_line, name, value ? *value : m_words[m_next++].text);
    }

    void finish()
    {
        ServiceConfig &config = m_line.config;
        if (config.name.empty()) {
            config.name = nameFromImage(config.image);
        }
        for (VolumeMount &volume : config.volumes) {
            if (volume.source.empty()) {
                volume.source = config.name + "-" + runLineName(volume.target);
                m_line.notes.push_back("The unnamed volume at " + volume.target + " got the name " + volume.source + ".");
            }
        }
    }

    std::vector<ShellWord> m_words;
    std::size_t m_next = 0;
    RunLine m_line;
};

} // namespace

RunLine readRunLine(const std::string &line)
{
    return RunLineReader(line).read();
}

} // namespace wakedock::core
