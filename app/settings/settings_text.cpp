#include "app/settings/settings_text.h"

#include "app/settings/setting_keys.h"

namespace wakedock::app {
namespace {

constexpr std::string_view ReferenceHead = R"(# Settings

Generated from the program's own table (`./dev docs` writes it again, a test compares it). Nothing here must be set:
WakeDock starts with the defaults.

A value comes from the first of these that names it: an option (`--listen 127.0.0.1:9000`), an environment variable
(`WAKEDOCK_SERVER__LISTEN`, lists with commas between), the settings file (`config.yml` in the data directory, or
`--config FILE`), the default. An unknown key or a bad value stops the start; the message names file, line and key.

```yaml
server:
  listen: 127.0.0.1:8484
  trusted_proxies: [10.0.0.0/8]
logging:
  level: debug
```

The data directory is `--data-dir`, else `$STATE_DIRECTORY` (set by systemd), else `$XDG_DATA_HOME/wakedock`, else
`/var/lib/wakedock` for root and `~/.local/share/wakedock` for everybody else. It is made with mode 0700.

`wakedock --print-config` prints the settings in force and where each comes from; `wakedock --check` also tries whether
what they name can be reached.
)";

/// A sentence as comment lines of at most 100 letters.
std::string asComment(const std::string &sentence)
{
    std::string text;
    std::string line;
    for (std::string_view rest = sentence; !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (line.size() + end > 100) {
            text.append("  #").append(line).append("\n");
            line.clear();
        }
        line.append(" ").append(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return text.append("  #").append(line).append("\n");
}

} // namespace

std::string printSettings(const LoadedSettings &loaded)
{
    std::string text;
    std::string_view section;
    for (const auto &key : settingKeys()) {
        if (key.section() != section) {
            section = key.section();
            text.append(text.empty() ? "" : "\n").append(section).append(":\n");
        }
        const auto origin = loaded.origins.find(key.name);
        text.append(asComment(key.help + " (" + key.type + ")"));
        text.append("  ").append(key.word()).append(": ").append(key.write(loaded.settings));
        text.append(origin == loaded.origins.end() ? "\n" : "  # from " + origin->second + "\n");
    }
    return text;
}

std::string settingsReference()
{
    const Settings defaults;
    std::string text(ReferenceHead);
    std::string_view section;
    for (const auto &key : settingKeys()) {
        if (key.section() != section) {
            section = key.section();
            text.append("\n## ").append(section).append("\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
        }
        text.append("| `").append(key.word()).append("` | ").append(key.type).append(" | `").append(key.write(defaults));
        text.append("` | ").append(key.help).append(" |\n");
    }
    return text;
}

} // namespace wakedock::app
