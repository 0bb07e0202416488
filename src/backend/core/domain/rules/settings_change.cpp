#include "backend/core/domain/rules/settings_change.h"

namespace wakedock::core {

bool changesSettingsOnly(ServiceConfig before, const ServiceConfig &after)
{
    if (before == after) {
        return false;
    }
    before.sleep = after.sleep;
    before.loadingPage = after.loadingPage;
    before.dependsOn = after.dependsOn;
    before.description = after.description;
    // Found out from the snippet, and only where Caddy was asked: it is no difference by itself.
    before.caddyHandlers = before.caddySnippet == after.caddySnippet ? after.caddyHandlers : before.caddyHandlers;
    return before == after;
}

} // namespace wakedock::core
