#include "tests/integration/caddy/foreign_caddyfiles.h"

namespace wakedock::tests {

const char *const HandWritten = R"({
    admin ADMIN
    http_port HTTP
    https_port HTTPS
    local_certs
    skip_install_trust
}
site.example {
    respond "the operator's site"
}
http://plain.example {
    respond "the operator's plain site"
}
:HTTP {
    respond "catch-all"
}
)";

const char *const OnlyHttps = R"({
    admin ADMIN
    http_port HTTP
    https_port HTTPS
    local_certs
    skip_install_trust
}
site.example {
    respond "the operator's site"
}
)";

const char *const Bystander = R"({
    admin ADMIN
    http_port HTTP
    https_port HTTPS
    skip_install_trust
}
http://plain.example {
    respond "the operator's plain site"
}
)";

} // namespace wakedock::tests
