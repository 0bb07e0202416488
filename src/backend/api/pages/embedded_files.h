#pragma once

#include <map>
#include <string>

namespace wakedock::api {

/// The files of one folder of resources/ that are built into the program (`openapi`, `web`), by name.
/// @throws std::logic_error when there is no such folder
[[nodiscard]] std::map<std::string, std::string> embeddedFiles(const std::string &folder);
/// One of them. @throws std::logic_error when there is no such file
[[nodiscard]] std::string embeddedFile(const std::string &folder, const std::string &name);

} // namespace wakedock::api
