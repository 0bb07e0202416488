#include "tests/demo/demo_caddy.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

const char *demoConfig =
    R"({"admin":{"listen":"127.0.0.1:2019"},"apps":{"http":{"http_port":80,"https_port":443,"servers":{"srv0":{"listen":[":443"],)"
    R"("routes":[{"@id":"wakedock","handle":[{"handler":"subroute","routes":[{"handle":[{"handler":"reverse_proxy","upstreams":)"
    R"([{"dial":"10.213.0.12:3000"}]}],"match":[{"file":{"root":"/run/wakedock/awake","try_files":["{http.request.host}.a"]},)"
    R"("host":["shop.example.org"]}]},{"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":"10.213.0.14:8096"}]}],)"
    R"("match":[{"host":["media.example.org"]}]}]}],"match":[{"host":["blog.example.org","media.example.org","shop.example.org"]}],)"
    R"("terminal":true},{"handle":[{"handler":"file_server","root":"/srv/www"}],"match":[{"host":["www.example.org"]}]}]}}},)"
    R"("tls":{"automation":{"policies":[{"issuers":[{"module":"acme","email":"ops@example.org"}]}]},)"
    R"("dns":{"api_token":"f83c9a21d6"}}}})";

ConfigDifference demoDifference(std::string path, std::string before, std::string after, bool ours)
{
    return {std::move(path), std::move(before), std::move(after), ours};
}

models::DifferenceTexts demoTexts(const std::vector<ConfigDifference> &differences)
{
    models::DifferenceTexts texts;
    for (const auto &each : differences) {
        texts.push_back(models::differenceText(each));
    }
    return texts;
}

std::string covered(std::string json)
{
    const std::string secret = "f83c9a21d6";
    const auto at = json.find(secret);
    return at == std::string::npos ? json : json.replace(at, secret.size(), "********");
}

ConfigBackup demoBackup(const std::string &id, Timestamp at, std::uint64_t size, std::string reason)
{
    ConfigBackup backup;
    backup.id = ConfigBackupId(id);
    backup.createdAt = at;
    backup.size = size;
    backup.hash = id;
    backup.reason = std::move(reason);
    return backup;
}

} // namespace

void DemoCaddy::fill(bool withBackups, Timestamp now)
{
    m_now = now;
    m_json = demoConfig;
    if (!withBackups) {
        return;
    }
    m_backups = {demoBackup("20261130T081500-3f", now - 25min, 1184, "before a reload by local:operator"),
                 demoBackup("20261129T174203-a1", now - 15h, 1102, "asked for by local:operator"),
                 demoBackup("20261128T090012-77", now - 47h, 1102, "before the restore of 20261120T101112-c0"),
                 demoBackup("20261120T101112-c0", now - 240h, 640, "before a reload by local:operator")};
    m_backups.back().damaged = true;
    m_backups.back().hash.clear();
}

void DemoCaddy::mustAnswer() const
{
    if (m_isFailing || m_isAway) {
        throw Error(ErrorCode::Unavailable, "proxy_unreachable",
                    "Caddy does not answer at http://127.0.0.1:2019: connection refused.")
            .withRemedy("Start Caddy, or set caddy.manage to auto and let WakeDock start it.");
    }
}

ProxyReport DemoCaddy::report() const
{
    ProxyReport report;
    report.status.adminUrl = "http://127.0.0.1:2019";
    if (m_isFailing || m_isAway) {
        report.status.lastError = "Caddy does not answer at http://127.0.0.1:2019: connection refused.";
        report.status.remedy = "Start Caddy, or set caddy.manage to auto and let WakeDock start it.";
        return report;
    }
    report.keeper = ProxyKeeper::Managed;
    report.version = "2.6.2";
    report.startedAt = m_now - 5h;
    report.uptimeSeconds = 5 * 3600;
    report.foreignRoutes = 1;
    report.foreignHosts = {"www.example.org"};
    report.status.reachable = true;
    report.status.version = "2.6.2";
    report.status.managed = true;
    report.status.activeRoutes = 3;
    report.status.httpPort = 80;
    report.status.httpsPort = 443;
    report.status.seesMarks = true;
    return report;
}

models::ConfigSight DemoCaddy::config(bool isCovered) const
{
    mustAnswer();
    models::ConfigSight sight;
    const auto json = models::laidOut(isCovered ? covered(m_json) : m_json);
    sight.lines = std::make_shared<const models::TextLines>(QString::fromStdString(json));
    sight.hash = std::to_string(std::hash<std::string>()(m_json));
    sight.bytes = m_json.size();
    sight.covered = isCovered;
    if (!m_isMended) {
        sight.drift = demoTexts(
            {demoDifference("/apps/http/servers/srv0/routes/0/handle/0/routes/1/handle/0/upstreams/0/dial",
                            R"("10.213.0.14:8096")", R"("10.213.0.15:8096")", true),
             demoDifference("/apps/http/servers/srv0/routes/0/handle/0/routes/2", "",
                            R"({"handle":[{"handler":"reverse_proxy","upstreams":[{"dial":"10.213.0.11:8080"}]}],)"
                            R"("match":[{"file":{"root":"/run/wakedock/awake","try_files":["{http.request.host}.a"]},)"
                            R"("host":["blog.example.org"]}]})",
                            true)});
    }
    return sight;
}

models::TrialSight DemoCaddy::trial(const ConfigText &text) const
{
    mustAnswer();
    models::TrialSight sight;
    if (text.text.find("refused") != std::string::npos) {
        sight.errors = {{"unrecognized directive: refused", 3, {}},
                        {"parsing caddyfile tokens for 'reverse_proxy': unknown "
                         "subdirective 'lb_policie'",
                         6,
                         {}}};
        sight.warnings = {{"Caddyfile input is not formatted; run the 'caddy fmt' command to fix inconsistencies", 2, {}}};
        return sight;
    }
    if (text.text == m_json) {
        return sight;
    }
    sight.warnings = {
        {"docs.example.org has no address that leads here.", std::nullopt, "/apps/http/servers/srv0/routes/1"}};
    sight.differences = demoTexts(
        {demoDifference("/apps/http/servers/srv0/routes/1",
                        R"({"handle":[{"handler":"file_server","root":"/srv/www"}],)"
                        R"("match":[{"host":["www.example.org"]}]})",
                        "", false),
         demoDifference(
             "/apps/http/servers/srv0/routes/1", "",
             R"({"handle":[{"handler":"subroute","routes":[{"handle":[{"handler":"headers","response":{"set":)"
             R"({"Strict-Transport-Security":["max-age=31536000"]}}},{"handler":"file_server","root":"/srv/docs"}]}]}],)"
             R"("match":[{"host":["docs.example.org"]}],"terminal":true})",
             false),
         demoDifference("/apps/tls/automation/policies/0/issuers/0/email", R"("ops@example.org")", R"("admin@example.org")",
                        false)});
    return sight;
}

ConfigBackup DemoCaddy::keep(const std::string &reason)
{
    mustAnswer();
    const auto hash = std::to_string(std::hash<std::string>()(m_json));
    if (!m_backups.empty() && m_backups.front().hash == hash) {
        return m_backups.front();
    }
    auto backup = demoBackup("20261130T0900-" + hash.substr(0, 2), m_now, m_json.size(),
                             reason.empty() ? "asked for by local:operator" : reason);
    backup.hash = hash;
    m_backups.insert(m_backups.begin(), backup);
    return backup;
}

models::AppliedSight DemoCaddy::apply(const ConfigText &text)
{
    mustAnswer();
    if (text.text.find("broken") != std::string::npos) {
        throw Error(
            ErrorCode::Invalid, "proxy_refused",
            "Caddy refused the configuration and serves on with the former one: listening on :443: address already in use.")
            .withRemedy("Correct what Caddy names.");
    }
    m_note("apply a configuration");
    const auto backup = keep("before a reload by local:operator");
    m_json = text.language == ConfigLanguage::Json ? text.text : m_json + " ";
    return {true, backup.id.value, {}};
}

models::AppliedSight DemoCaddy::renew()
{
    mustAnswer();
    m_note("renew routes");
    return {!std::exchange(m_isMended, true), {}, {}};
}

models::DifferenceTexts DemoCaddy::compare(const ConfigBackupId &id) const
{
    const auto found = std::ranges::find(m_backups, id, &ConfigBackup::id);
    if (found == m_backups.end()) {
        throw Error(ErrorCode::NotFound, "backup_not_found", "This backup is no longer there.");
    }
    if (found->damaged) {
        throw Error(ErrorCode::Conflict, "backup_damaged", "This backup is damaged and is not used.")
            .withRemedy("Choose another one.");
    }
    mustAnswer();
    return demoTexts(
        {demoDifference("/apps/http/servers/srv0/routes/1/handle/0/root", R"("/srv/www")", R"("/srv/site")", false),
         demoDifference("/apps/tls/dns", R"({"api_token":"********"})", "", false)});
}

models::AppliedSight DemoCaddy::restore(const ConfigBackupId &id)
{
    mustAnswer();
    m_note("restore " + id.value);
    const auto backup = keep("before the restore of " + id.value);
    m_json += " ";
    return {true, backup.id.value, {}};
}

models::CaddyDoors DemoCaddy::doors()
{
    models::CaddyDoors doors;
    doors.report = [this](CallContext) -> Task<ProxyReport> { co_return report(); };
    doors.config = [this](CallContext, bool isCovered) -> Task<models::ConfigSight> { co_return config(isCovered); };
    doors.validate = [this](CallContext, ConfigText text, bool) -> Task<models::TrialSight> { co_return trial(text); };
    doors.apply = [this](CallContext, ConfigText text) -> Task<models::AppliedSight> { co_return apply(text); };
    doors.renewRoutes = [this](CallContext) -> Task<models::AppliedSight> { co_return renew(); };
    doors.listBackups = [this](CallContext) -> Task<std::vector<ConfigBackup>> {
        co_return std::vector<ConfigBackup>(m_backups); // QCoro moves from what a bare name refers to.
    };
    doors.backUp = [this](CallContext, std::string reason) -> Task<ConfigBackup> {
        m_note("keep the configuration");
        co_return keep(reason);
    };
    doors.compareBackup = [this](CallContext, ConfigBackupId id, bool) -> Task<models::DifferenceTexts> {
        co_return compare(id);
    };
    doors.restore = [this](CallContext, ConfigBackupId id) -> Task<models::AppliedSight> { co_return restore(id); };
    return doors;
}

} // namespace wakedock::tests
