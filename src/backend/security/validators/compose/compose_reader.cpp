#include "backend/security/validators/compose/compose_reader.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "backend/security/validators/compose/compose_checks.h"
#include "backend/security/validators/compose/compose_facts.h"
#include "backend/security/validators/compose/compose_links.h"
#include "backend/security/validators/compose/compose_routing.h"
#include "backend/security/validators/compose/compose_sensitive.h"
#include "backend/security/validators/compose/compose_variables.h"
#include "backend/security/validators/compose/compose_yaml.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace wakedock::security {

namespace {

const core::StackFile *fileNamed(const core::ComposeSource &source, const std::string &name)
{
    const auto found = std::ranges::find(source.files, name, &core::StackFile::name);
    return found == source.files.end() ? nullptr : &*found;
}

ComposeVariables variablesOf(const core::ComposeSource &source, ComposeProblems &problems)
{
    const core::StackFile *file = fileNamed(source, ".env");
    ComposeVariables variables = file == nullptr ? ComposeVariables() : readEnvFile(file->name, file->content, problems);
    for (const auto &[name, value] : source.variables) {
        variables[name] = value;
    }
    variables.try_emplace("COMPOSE_PROJECT_NAME", source.project);
    return variables;
}

/// Names as written in COMPOSE_PROFILES count as asked for, as both Compose programs take them.
std::vector<std::string> profilesOf(const core::ComposeSource &source, const ComposeVariables &variables)
{
    std::vector<std::string> profiles = source.profiles;
    const auto more = variables.find("COMPOSE_PROFILES");
    std::string_view rest = more == variables.end() ? std::string_view() : std::string_view(more->second);
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        profiles.emplace_back(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return profiles;
}

void fillTree(ComposeTree &tree, const ComposeVariables &variables, ComposeProblems &problems)
{
    for (ComposeEntry &entry : tree.root.entries) {
        if (!entry.key.starts_with("x-")) {
            fillVariables(entry.value, variables, ComposePlace{tree.name, 0, 0, {}}.at(entry), problems);
        }
    }
}

std::vector<ComposeTree> readTrees(const core::ComposeSource &source, const ComposeVariables &variables,
                                   ComposeProblems &problems)
{
    std::vector<ComposeTree> trees;
    for (const std::string &name : source.composeFiles) {
        const core::StackFile *file = fileNamed(source, name);
        if (file == nullptr) {
            problems.error({name, 0, 0, {}}, "file_missing", "The stack has no file " + name + ".");
            continue;
        }
        if (file->content.size() > core::MostStackBytes) {
            problems.error({name, 1, 1, {}}, "too_large", "A Compose file has at most 1 MiB.");
            continue;
        }
        const std::size_t before = problems.all().size();
        ComposeTree tree{name, readComposeYaml(name, file->content, problems)};
        if (!tree.root.isNull() || problems.all().size() == before) {
            fillTree(tree, variables, problems);
            trees.push_back(std::move(tree));
        }
    }
    if (source.composeFiles.empty()) {
        problems.error({}, "file_missing", "The stack has no Compose file.", "Name it compose.yaml.");
    }
    return trees;
}

void checkServices(const std::vector<ComposeTree> &trees, const ComposeParts &parts, ComposeProblems &problems)
{
    for (const auto &[name, definitions] : parts.services) {
        for (const ComposeDefinition &definition : definitions) {
            checkComposeService(definition, problems);
        }
    }
    const bool anyIncludes =
        std::ranges::any_of(trees, [](const ComposeTree &tree) { return tree.root.find("include") != nullptr; });
    const bool isRead = std::ranges::any_of(trees, [](const ComposeTree &tree) { return tree.root.isMap(); });
    if (parts.services.empty() && isRead && !anyIncludes) {
        problems.error({trees.front().name, 1, 1, "services"}, "no_services", "There is no service in these files.");
    }
}

void checkVersions(const std::vector<ComposeTree> &trees, ComposeProblems &problems)
{
    for (const ComposeTree &tree : trees) {
        const ComposeNode *version = tree.root.find("version");
        if (version != nullptr && version->text != trees.front().root.textOf("version")) {
            problems.warning({tree.name, version->line, version->column, "version"}, "version_differs",
                             "docker-compose 1 wants the same version in all files that are laid over each other.");
        }
    }
}

void sortByPlace(std::vector<core::ComposeProblem> &problems)
{
    std::ranges::sort(problems, {}, [](const core::ComposeProblem &problem) {
        return std::tie(problem.file, problem.line, problem.column, problem.code, problem.path);
    });
}

} // namespace

core::ComposeReading readCompose(const core::ComposeSource &source)
{
    ComposeProblems problems;
    const ComposeVariables variables = variablesOf(source, problems);
    const auto trees = readTrees(source, variables, problems);
    const auto parts = ComposeParts::of(trees);
    core::ComposeReading reading;
    for (const ComposeTree &tree : trees) {
        checkComposeFile(tree, problems);
    }
    checkVersions(trees, problems);
    checkServices(trees, parts, problems);
    checkReferences(parts, source.files, problems);
    checkCycles(parts, problems);
    reading.services = composeServices(parts, profilesOf(source, variables), source.directory);
    reading.volumes = composeVolumes(parts, source.project);
    reading.version = trees.empty() ? std::string() : trees.front().root.textOf("version");
    checkTogether(parts, reading.services, problems);
    checkRouting(parts, reading.services, {source.hostId, source.project}, problems);
    findSensitive(parts, trees, source, problems);
    reading.problems = std::move(problems.all());
    reading.sensitive = std::move(problems.sensitiveOnes());
    sortByPlace(reading.problems);
    sortByPlace(reading.sensitive);
    return reading;
}

} // namespace wakedock::security
