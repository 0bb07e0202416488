#pragma once

#include <string_view>

namespace wakedock::api {

/// resources/web/gate_page.html, compiled in.
[[nodiscard]] std::string_view gatePageTemplate();

} // namespace wakedock::api
