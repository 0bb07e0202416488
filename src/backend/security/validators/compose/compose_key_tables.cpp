#include "backend/security/validators/compose/compose_keys.h"

#include <array>

namespace wakedock::security {

using enum ComposeShape;

std::span<const ComposeKey> composeTopKeys()
{
    static constexpr std::array<ComposeKey, 10> keys{{{"version", Text},
                                                      {"name", Text},
                                                      {"services", Map},
                                                      {"volumes", Map},
                                                      {"networks", Map},
                                                      {"secrets", Map},
                                                      {"configs", Map},
                                                      {"include", List},
                                                      {"models", Map},
                                                      {"extensions", Any}}};
    return keys;
}

std::span<const ComposeKey> composeServiceKeys()
{
    static constexpr ComposeKey keys[]{{"annotations", ListOrMap},
                                       {"attach", Flag},
                                       {"blkio_config", Map},
                                       {"build", TextOrMap},
                                       {"cap_add", List},
                                       {"cap_drop", List},
                                       {"cgroup", Text},
                                       {"cgroup_parent", Text},
                                       {"command", TextOrList},
                                       {"configs", List},
                                       {"container_name", Text},
                                       {"cpu_count", Number},
                                       {"cpu_percent", Number},
                                       {"cpu_period", Text},
                                       {"cpu_quota", Text},
                                       {"cpu_rt_period", Text},
                                       {"cpu_rt_runtime", Text},
                                       {"cpu_shares", Number},
                                       {"cpus", Number},
                                       {"cpuset", Text},
                                       {"credential_spec", Map},
                                       {"depends_on", ListOrMap},
                                       {"deploy", Map},
                                       {"develop", Map},
                                       {"device_cgroup_rules", List},
                                       {"devices", List},
                                       {"dns", TextOrList},
                                       {"dns_opt", List},
                                       {"dns_search", TextOrList},
                                       {"domainname", Text},
                                       {"driver_opts", Map},
                                       {"entrypoint", TextOrList},
                                       {"env_file", TextOrList},
                                       {"environment", ListOrMap},
                                       {"expose", List},
                                       {"extends", TextOrMap},
                                       {"external_links", List},
                                       {"extra_hosts", ListOrMap},
                                       {"gpus", TextOrList},
                                       {"group_add", List},
                                       {"healthcheck", Map},
                                       {"hostname", Text},
                                       {"image", Text},
                                       {"init", Flag},
                                       {"ipc", Text},
                                       {"isolation", Text},
                                       {"label_file", TextOrList},
                                       {"labels", ListOrMap},
                                       {"links", List},
                                       {"logging", Map},
                                       {"mac_address", Text},
                                       {"mem_limit", Size},
                                       {"mem_reservation", Size},
                                       {"mem_swappiness", Number},
                                       {"memswap_limit", Size},
                                       {"models", ListOrMap},
                                       {"network_mode", Text},
                                       {"networks", ListOrMap},
                                       {"oom_kill_disable", Flag},
                                       {"oom_score_adj", Number},
                                       {"pid", Text},
                                       {"pids_limit", Number},
                                       {"platform", Text},
                                       {"ports", List},
                                       {"post_start", List},
                                       {"pre_stop", List},
                                       {"privileged", Flag},
                                       {"profiles", List},
                                       {"provider", Map},
                                       {"pull_policy", Text},
                                       {"read_only", Flag},
                                       {"restart", Text},
                                       {"runtime", Text},
                                       {"scale", Number},
                                       {"secrets", List},
                                       {"security_opt", List},
                                       {"shm_size", Size},
                                       {"stdin_open", Flag},
                                       {"stop_grace_period", Duration},
                                       {"stop_signal", Text},
                                       {"storage_opt", Map},
                                       {"sysctls", ListOrMap},
                                       {"tmpfs", TextOrList},
                                       {"tty", Flag},
                                       {"ulimits", Map},
                                       {"use_api_socket", Flag},
                                       {"user", Text},
                                       {"userns_mode", Text},
                                       {"uts", Text},
                                       {"volumes", List},
                                       {"volumes_from", List},
                                       {"working_dir", Text}};
    return keys;
}

std::span<const ComposeKey> composeHealthKeys()
{
    static constexpr ComposeKey keys[]{
        {"disable", Flag},          {"interval", Duration}, {"retries", Number},  {"start_interval", Duration},
        {"start_period", Duration}, {"test", TextOrList},   {"timeout", Duration}};
    return keys;
}

std::span<const ComposeKey> composeBuildKeys()
{
    static constexpr ComposeKey keys[]{{"additional_contexts", ListOrMap},
                                       {"args", ListOrMap},
                                       {"cache_from", List},
                                       {"cache_to", List},
                                       {"context", Text},
                                       {"dockerfile", Text},
                                       {"dockerfile_inline", Text},
                                       {"entitlements", List},
                                       {"extra_hosts", ListOrMap},
                                       {"isolation", Text},
                                       {"labels", ListOrMap},
                                       {"network", Text},
                                       {"no_cache", Flag},
                                       {"platforms", List},
                                       {"privileged", Flag},
                                       {"provenance", Text},
                                       {"pull", Flag},
                                       {"sbom", Text},
                                       {"secrets", List},
                                       {"shm_size", Size},
                                       {"ssh", TextOrListOrMap},
                                       {"tags", List},
                                       {"target", Text},
                                       {"ulimits", Map}};
    return keys;
}

std::span<const ComposeKey> composeDeployKeys()
{
    static constexpr ComposeKey keys[]{
        {"endpoint_mode", Text}, {"labels", ListOrMap},    {"mode", Text},
        {"placement", Map},      {"replicas", Number},     {"resources", Map},
        {"restart_policy", Map}, {"rollback_config", Map}, {"update_config", Map},
    };
    return keys;
}

std::span<const ComposeKey> composeVolumeKeys()
{
    static constexpr ComposeKey keys[]{
        {"driver", Text}, {"driver_opts", Map}, {"external", TextOrMap}, {"labels", ListOrMap}, {"name", Text}};
    return keys;
}

std::span<const ComposeKey> composeNetworkKeys()
{
    static constexpr ComposeKey keys[]{
        {"attachable", Flag},    {"driver", Text},   {"driver_opts", Map}, {"enable_ipv4", Flag}, {"enable_ipv6", Flag},
        {"external", TextOrMap}, {"internal", Flag}, {"ipam", Map},        {"labels", ListOrMap}, {"name", Text}};
    return keys;
}

std::span<const ComposeKey> composeSecretKeys()
{
    static constexpr ComposeKey keys[]{{"content", Text},     {"driver", Text},        {"driver_opts", Map},
                                       {"environment", Text}, {"external", TextOrMap}, {"file", Text},
                                       {"labels", ListOrMap}, {"name", Text},          {"template_driver", Text}};
    return keys;
}

} // namespace wakedock::security
