#pragma once

#include "backend/core/domain/service_config.h"

#include <string>

namespace wakedock::caddy {

/// `caddy.manage`: auto = use the Caddy that answers, else start one; always = only one that WakeDock started will do;
/// never = only one that somebody else started.
enum class Manage { Auto, Always, Never };

/// How a public authority is to make sure of a name.
enum class AcmeChallenge { Any, Http, TlsAlpn };

/// Which public authority certifies names, and how.
struct AcmeSettings {
    std::string email;
    std::string ca; ///< Directory URL; empty = Caddy's own choice.
    std::string root; ///< PEM file with the roots by which the directory itself is known; empty = the system's.
    AcmeChallenge challenge = AcmeChallenge::Any;
    [[nodiscard]] bool saysAnything() const
    {
        return !email.empty() || !ca.empty() || !root.empty() || challenge != AcmeChallenge::Any;
    }
};

/// Section `caddy` of the settings, and the folders the gate needs.
struct CaddySettings {
    std::string adminUrl = "http://127.0.0.1:2019"; ///< Or `unix:///run/caddy/admin.sock`.
    Manage manage = Manage::Auto;
    bool keepRunning = false; ///< A clean stop of WakeDock leaves its Caddy running.
    std::string gateListen = "127.0.0.1:8485"; ///< Where Caddy asks for hosts without a mark.
    std::string binary; ///< Empty = `caddy` in PATH.
    int httpPort = 0; ///< 0 = what Caddy's configuration says, else 80, else (where it cannot be bound) 8080.
    int httpsPort = 0; ///< 0 = likewise 443, 8443.
    AcmeSettings acme;
    core::TlsMode tlsMode = core::TlsMode::Auto; ///< For services that say `auto`.
    bool requestStatistics = false; ///< Servers of ours tell of each request, at its end.
    std::string dataDir;
    std::string marksRoot; ///< Folder of the awake marks, as Caddy sees it.
};

} // namespace wakedock::caddy
