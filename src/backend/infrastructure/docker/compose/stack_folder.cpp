#include "backend/infrastructure/docker/compose/stack_folder.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "backend/infrastructure/docker/compose/files_below.h"
#include "backend/infrastructure/docker/compose/stack_record_json.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace wakedock::docker {

namespace {

namespace fs = std::filesystem;

constexpr const char *RecordName = "record.json";
constexpr const char *OverrideName = "override.yaml";
constexpr const char *PendingName = "pending.json";
constexpr std::size_t MostNoted = 4 * 1024 * 1024;

[[noreturn]] void throwFolder(const std::string &path, const std::error_code &failure)
{
    throw Error(ErrorCode::Unavailable, "stack_files_failed", "Cannot change " + path + ": " + failure.message() + ".")
        .withRemedy("Give the user that runs WakeDock access to that place, and see that its disk is not full.");
}

void removeWhole(const std::string &path)
{
    std::error_code failure;
    fs::remove_all(path, failure);
    if (failure) {
        throwFolder(path, failure);
    }
}

void moveWhole(const std::string &from, const std::string &to)
{
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure) {
        throwFolder(to, failure);
    }
}

/// A name may be a whole path, of a stack that was adopted.
std::optional<std::string> readNamed(const std::string &directory, const std::string &name, std::size_t most)
{
    const fs::path path(name);
    return path.is_absolute() ? FilesBelow(path.parent_path().string()).read(path.filename().string(), most)
                              : FilesBelow(directory).read(name, most);
}

void writeNamed(const std::string &directory, const std::string &name, const std::string &content)
{
    const fs::path path(name);
    if (path.is_absolute()) {
        FilesBelow(path.parent_path().string()).write(path.filename().string(), content);
    } else {
        FilesBelow(directory).write(name, content);
    }
}

Error composeFileGone(const std::string &name, const std::string &directory)
{
    return Error(ErrorCode::NotFound, "stack_files_missing",
                 "The file " + name + " of this stack is not in " + directory + " any more, or cannot be read.")
        .withRemedy("Put it back, or change the stack: that writes all its files.");
}

} // namespace

StackFolder::StackFolder(std::string dataDir) : m_dataDir(fs::absolute(dataDir).lexically_normal().string())
{
    while (m_dataDir.size() > 1 && m_dataDir.ends_with('/')) {
        m_dataDir.pop_back();
    }
    m_root = m_dataDir + "/stacks";
}

std::string StackFolder::directoryFor(const core::StackId &id) const
{
    // The folder is called like the project: the Compose programs name it so by themselves.
    return id.hostId == core::localHost() ? m_root + "/" + id.name : m_root + "/.hosts/" + id.hostId.value + "/" + id.name;
}

std::string StackFolder::notesOf(const core::StackId &id) const
{
    return m_root + "/.wakedock/" + core::stackIdText(id);
}

std::vector<core::StackRecord> StackFolder::list() const
{
    std::vector<core::StackRecord> records;
    std::error_code failure;
    for (const auto &entry : fs::directory_iterator(m_root + "/.wakedock", failure)) {
        const auto text = FilesBelow(entry.path().string()).read(RecordName, MostNoted);
        auto record = text ? readStackRecord(*text) : std::nullopt;
        if (record) {
            records.push_back(std::move(*record));
        }
    }
    return records;
}

std::optional<core::StackRecord> StackFolder::recordOf(const core::StackId &id) const
{
    const auto text = FilesBelow(notesOf(id)).read(RecordName, MostNoted);
    return text ? readStackRecord(*text) : std::nullopt;
}

std::vector<core::StackFile> StackFolder::read(const core::StackRecord &record) const
{
    std::vector<core::StackFile> files;
    std::size_t left = core::MostStackBytes;
    for (const std::string &name : record.files) {
        auto content = readNamed(record.directory, name, left);
        if (content) {
            left -= std::min(left, content->size());
            files.push_back({name, std::move(*content)});
        } else if (std::ranges::find(record.composeFiles, name) != record.composeFiles.end()) {
            throw composeFileGone(name, record.directory);
        }
    }
    return files;
}

void StackFolder::keepBefore(const core::StackPending &pending, const core::StackId &id) const
{
    const std::string notes = notesOf(id);
    const std::string making = notes + "/pending.new";
    removeWhole(making);
    const FilesBelow kept(making);
    kept.make();
    if (pending.previous) {
        const auto &files = pending.previous->files;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (const auto content = readNamed(pending.previous->directory, files[i], core::MostStackBytes)) {
                kept.write(std::to_string(i), *content);
            }
        }
    }
    kept.write(PendingName, stackPendingText(pending));
    moveWhole(making, notes + "/pending");
}

void StackFolder::begin(const core::StackRecord &next, const std::vector<core::StackFile> &files,
                        core::StackPending before) const
{
    if (pending(next.id)) {
        throw Error(ErrorCode::Conflict, "stack_unsettled", "An earlier change of this stack has not been taken back yet.")
            .withRemedy("Wait until it is settled; that is tried again by itself.");
    }
    FilesBelow(notesOf(next.id)).make();
    before.previous = recordOf(next.id);
    std::error_code failure;
    before.folderWasNew = !fs::exists(next.directory, failure);
    keepBefore(before, next.id);
    FilesBelow(next.directory).make();
    save(next);
    for (const core::StackFile &file : files) {
        FilesBelow(next.directory).write(file.name, file.content);
    }
    if (before.previous) {
        removeStale(*before.previous, next.files);
    }
}

void StackFolder::removeStale(const core::StackRecord &record, const std::vector<std::string> &kept)
{
    for (const std::string &name : record.files) {
        if (std::ranges::find(kept, name) == kept.end() && !name.starts_with('/')) {
            FilesBelow(record.directory).remove(name);
        }
    }
}

std::optional<core::StackPending> StackFolder::pending(const core::StackId &id) const
{
    const auto text = FilesBelow(notesOf(id) + "/pending").read(PendingName, MostNoted);
    return text ? readStackPending(*text) : std::nullopt;
}

void StackFolder::putBack(const core::StackId &id) const
{
    const auto change = pending(id);
    if (!change || !change->previous) {
        return;
    }
    const core::StackRecord &previous = *change->previous;
    const FilesBelow kept(notesOf(id) + "/pending");
    for (std::size_t i = 0; i < previous.files.size(); ++i) {
        if (const auto content = kept.read(std::to_string(i), core::MostStackBytes)) {
            writeNamed(previous.directory, previous.files[i], *content);
        }
    }
    if (const auto next = recordOf(id)) {
        removeStale(*next, previous.files);
    }
    save(previous);
}

void StackFolder::keep(const core::StackRecord &record) const
{
    // The record first: a crash between the two takes the change back, whole.
    save(record);
    const std::string notes = notesOf(record.id);
    removeWhole(notes + "/before");
    moveWhole(notes + "/pending", notes + "/before");
}

void StackFolder::drop(const core::StackId &id) const
{
    const auto change = pending(id);
    if (!change) {
        return;
    }
    if (change->previous) {
        removeWhole(notesOf(id) + "/pending");
        return;
    }
    if (const auto made = recordOf(id)) {
        removeStale(*made, {});
        if (change->folderWasNew) {
            removeWhole(made->directory);
        }
    }
    removeWhole(notesOf(id));
}

void StackFolder::save(const core::StackRecord &record) const
{
    const FilesBelow notes(notesOf(record.id));
    notes.make();
    notes.write(RecordName, stackRecordText(record));
}

void StackFolder::remove(const core::StackRecord &record) const
{
    if (!record.adopted) {
        removeStale(record, {});
        std::error_code failure;
        fs::remove(record.directory, failure); // stays while something is in it
    }
    removeWhole(notesOf(record.id));
}

std::string StackFolder::writeOverride(const core::StackId &id, const std::string &content) const
{
    FilesBelow(notesOf(id)).write(OverrideName, content);
    return notesOf(id) + "/" + OverrideName;
}

} // namespace wakedock::docker
