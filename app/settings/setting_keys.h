#pragma once

#include "app/settings/setting_value.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::app {

/// One setting: everything that loading, --print-config and docs/settings.md know about it.
struct SettingKey {
    std::string name; ///< `server.listen`
    std::string type; ///< for people
    std::string help; ///< one sentence or two
    std::function<void(Settings &, const RawValue &)> read; ///< @throws BadValue
    std::function<std::string(const Settings &)> write; ///< YAML, without passwords

    [[nodiscard]] std::string_view section() const { return std::string_view(name).substr(0, name.find('.')); }
    [[nodiscard]] std::string_view word() const { return std::string_view(name).substr(name.find('.') + 1); }
    /// `WAKEDOCK_SERVER__LISTEN`
    [[nodiscard]] std::string environmentName() const;
};

/// All keys, section by section. A new setting is one field in Settings and one line here.
const std::vector<SettingKey> &settingKeys();

/// Nothing when there is no such key.
const SettingKey *findSettingKey(std::string_view name);

/// The key that somebody who wrote `name` probably meant; empty when none is near.
std::string nearestSettingKey(std::string_view name);

} // namespace wakedock::app
