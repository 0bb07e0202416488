#include "backend/security/validators/compose/compose_sensitive.h"

#include "backend/core/domain/rules/service_rules.h"
#include "backend/security/validators/compose/compose_keys.h"
#include "backend/security/validators/compose/compose_values.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::security {

namespace {

bool liesIn(std::string_view path, std::string_view folder)
{
    while (folder.size() > 1 && folder.ends_with('/')) {
        folder.remove_suffix(1);
    }
    return path == folder || (path.starts_with(folder) && (folder == "/" || path[folder.size()] == '/'));
}

class SensitiveFinder
{
public:
    SensitiveFinder(const core::ComposeSource &source, ComposeProblems &problems)
        : m_source(source)
        , m_problems(problems) { }

    void look(const ComposeDefinition &service) const
    {
        lookAtFlags(service);
        lookAtNamespaces(service);
        lookAtLists(service);
        lookAtMounts(service);
        lookAtFiles(service);
        lookAtBuild(service);
    }

    void lookAtVolume(const ComposeDefinition &volume) const
    {
        const ComposeNode *options = volume.node->find("driver_opts");
        const std::string device = options == nullptr ? std::string() : options->textOf("device");
        // `:/export` is on another machine.
        if (!device.empty() && !device.starts_with(':')) {
            judgePath(device, false, placeOf(volume, "driver_opts"), !device.starts_with('/'));
        }
    }

    void lookAtFileOf(const ComposeDefinition &part) const { readsFile(part.node->textOf("file"), placeOf(part, "file")); }

    void tell(const ComposePlace &place, const char *code, std::string message) const
    {
        m_problems.sensitive(place, code, std::move(message));
    }

private:
    void lookAtFlags(const ComposeDefinition &service) const
    {
        for (const char *key : {"privileged", "use_api_socket"}) {
            const ComposeNode *flag = service.node->find(key);
            if (flag != nullptr && !isComposeFalse(*flag)) {
                tell(placeOf(service, key), "privileged",
                     std::string("The container gets all rights of the host (") + key + ").");
            }
        }
        for (const char *key : {"provider", "credential_spec", "post_start", "pre_stop", "runtime", "cgroup_parent", "gpus",
                                "device_cgroup_rules", "blkio_config", "userns_mode"}) {
            const ComposeNode *part = service.node->find(key);
            if (part != nullptr && !part->isNull()) {
                tell(placeOf(service, key), "host_access",
                     std::string("The container gets more than its own (") + key + ").");
            }
        }
    }

    void lookAtNamespaces(const ComposeDefinition &service) const
    {
        for (const char *key : {"network_mode", "pid", "ipc", "uts", "cgroup"}) {
            const std::string shared = service.node->textOf(key);
            if (shared == "host" || shared.starts_with("container:") || shared.find('$') != std::string::npos) {
                tell(placeOf(service, key), "host_namespace",
                     std::string("The container shares what belongs to the host or to another container (") + key + ": "
                         + shared + ").");
            }
        }
    }

    void lookAtLists(const ComposeDefinition &service) const
    {
        for (const char *key : {"cap_add", "devices", "group_add"}) {
            for (const ComposeReference &item : namesIn(service.node->find(key), placeOf(service, key), "source")) {
                tell(item.place, "host_access", std::string("The container gets ") + item.name + " (" + key + ").");
            }
        }
        for (const ComposeReference &item : namesIn(service.node->find("security_opt"), placeOf(service, "security_opt"))) {
            if (!item.name.starts_with("no-new-privileges")) {
                tell(item.place, "unconfined", "The container's confinement is changed (" + item.name + ").");
            }
        }
        for (const ComposeReference &item : namesIn(service.node->find("volumes_from"), placeOf(service, "volumes_from"))) {
            if (item.name.starts_with("container:")) {
                tell(item.place, "host_access", "The container gets the mounts of another one (" + item.name + ").");
            }
        }
    }

    void lookAtMounts(const ComposeDefinition &service) const
    {
        const ComposeNode *mounts = service.node->find("volumes");
        const ComposePlace place = placeOf(service, "volumes");
        for (std::size_t i = 0; mounts != nullptr && i < mounts->items.size(); ++i) {
            const auto mount = readComposeMount(mounts->items[i]).value;
            if (mount && mount->type == core::VolumeType::Bind) {
                judgePath(mount->source, mount->readOnly, place.item(i, mounts->items[i]), false);
            }
        }
    }

    /// @param isOdd it cannot be what it should be
    void judgePath(const std::string &written, bool readOnly, const ComposePlace &place, bool isOdd) const
    {
        const std::string path = absoluteHostPath(written, m_source.directory);
        core::ServiceConfig config;
        config.volumes.push_back({core::VolumeType::Bind, path, "/", readOnly});
        const auto known = path.starts_with('/') ? core::sensitiveMounts(config) : std::vector<std::string>();
        if (!known.empty() && !isOwn(path)) {
            tell(place, "sensitive_mount", known.front());
        } else if (isOdd || isElsewhere(written, path)) {
            tell(place, "sensitive_mount", "The container gets " + written + " of the host.");
        }
    }

    /// Below the stack's own folder.
    [[nodiscard]] bool isOwn(const std::string &path) const
    {
        return !m_source.directory.empty() && liesIn(path, m_source.directory);
    }

    /// Leaves the stack's folder by a relative path, or enters what is WakeDock's, or cannot be judged.
    [[nodiscard]] bool isElsewhere(const std::string &written, const std::string &path) const
    {
        if (written.starts_with('~') || written.find('$') != std::string::npos) {
            return true;
        }
        if (isOwn(path)) {
            return false;
        }
        const auto meets = [&path](const std::string &folder) { return liesIn(path, folder) || liesIn(folder, path); };
        return (!written.starts_with('/') && (path.starts_with('/') || path.starts_with("..")))
            || std::ranges::any_of(m_source.reserved, meets);
    }

    void lookAtFiles(const ComposeDefinition &service) const
    {
        for (const char *key : {"env_file", "label_file"}) {
            const ComposeNode *files = service.node->find(key);
            if (files != nullptr && files->isScalar()) {
                readsFile(files->text, placeOf(service, key));
            }
            for (const ComposeReference &file :
                 namesIn(files != nullptr && files->isList() ? files : nullptr, placeOf(service, key), "path")) {
                readsFile(file.name, file.place);
            }
        }
        const ComposeNode *extends = service.node->find("extends");
        const std::string extended = extends == nullptr ? std::string() : extends->textOf("file");
        if (!extended.empty()) {
            tell(placeOf(service, "extends"), "unchecked_file",
                 "The file " + extended + " is taken in without having been looked at.");
        }
    }

    /// @param file as written; empty = none
    void readsFile(const std::string &file, const ComposePlace &place) const
    {
        const std::string path = absoluteHostPath(file, m_source.directory);
        const bool isInside = isOwn(path) || (!path.starts_with('/') && !path.starts_with("..") && !path.starts_with('~'));
        if (!file.empty() && (!isInside || file.find('$') != std::string::npos)) {
            tell(place, "reads_host_file", "The container gets the file " + file + " of the host.");
        }
    }

    void lookAtBuild(const ComposeDefinition &service) const
    {
        const ComposeNode *build = service.node->find("build");
        if (build == nullptr) {
            return;
        }
        const ComposePlace place = placeOf(service, "build");
        const std::string context = build->isMap() ? build->textOf("context") : build->text;
        if (context.find("://") == std::string::npos && !context.starts_with("git@")) {
            readsFile(context, place);
        }
        readsFile(build->textOf("dockerfile"), place);
        for (const char *key : {"additional_contexts", "ssh", "secrets", "entitlements", "privileged", "network"}) {
            const ComposeNode *part = build->find(key);
            if (part != nullptr && !isComposeFalse(*part)) {
                tell(place, "build_access", std::string("The build gets more than its context (") + key + ").");
            }
        }
    }

    const core::ComposeSource &m_source;
    ComposeProblems &m_problems;
};

} // namespace

void findSensitive(const ComposeParts &parts, const std::vector<ComposeTree> &trees, const core::ComposeSource &source,
                   ComposeProblems &problems)
{
    const SensitiveFinder finder(source, problems);
    for (const auto &[name, definitions] : parts.services) {
        std::ranges::for_each(definitions, [&finder](const ComposeDefinition &service) { finder.look(service); });
    }
    for (const auto &[name, definitions] : parts.volumes) {
        std::ranges::for_each(definitions, [&finder](const ComposeDefinition &volume) { finder.lookAtVolume(volume); });
    }
    for (const ComposeDefinitions *section : {&parts.secrets, &parts.configs}) {
        for (const auto &[name, definitions] : *section) {
            std::ranges::for_each(definitions, [&finder](const ComposeDefinition &part) { finder.lookAtFileOf(part); });
        }
    }
    for (const ComposeTree &tree : trees) {
        if (const ComposeNode *include = tree.root.find("include"); include != nullptr) {
            finder.tell({tree.name, include->line, include->column, "include"}, "unchecked_file",
                        "The files of include are taken in without having been looked at.");
        }
    }
}

} // namespace wakedock::security
