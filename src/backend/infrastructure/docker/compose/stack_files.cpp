#include "backend/infrastructure/docker/compose/stack_files.h"

namespace wakedock::docker {

namespace {

constexpr int StackFilesMostWaiting = 1000;

} // namespace

StackFiles::StackFiles(std::string dataDir) : m_folder(std::move(dataDir)), m_pool("stack files", 1, StackFilesMostWaiting)
{
}

Task<std::vector<core::StackRecord>> StackFiles::list()
{
    return m_pool.run([folder = m_folder] { return folder.list(); });
}

Task<std::vector<core::StackFile>> StackFiles::read(core::StackRecord record)
{
    return m_pool.run([folder = m_folder, record = std::move(record)] { return folder.read(record); });
}

Task<void> StackFiles::begin(core::StackRecord next, std::vector<core::StackFile> files, core::StackPending before)
{
    return m_pool.run([folder = m_folder, next = std::move(next), files = std::move(files), before = std::move(before)] {
        folder.begin(next, files, before);
    });
}

Task<std::optional<core::StackPending>> StackFiles::pending(core::StackId id)
{
    return m_pool.run([folder = m_folder, id = std::move(id)] { return folder.pending(id); });
}

Task<void> StackFiles::putBack(core::StackId id)
{
    return m_pool.run([folder = m_folder, id = std::move(id)] { folder.putBack(id); });
}

Task<void> StackFiles::keep(core::StackRecord record)
{
    return m_pool.run([folder = m_folder, record = std::move(record)] { folder.keep(record); });
}

Task<void> StackFiles::drop(core::StackId id)
{
    return m_pool.run([folder = m_folder, id = std::move(id)] { folder.drop(id); });
}

Task<void> StackFiles::save(core::StackRecord record)
{
    return m_pool.run([folder = m_folder, record = std::move(record)] { folder.save(record); });
}

Task<void> StackFiles::remove(core::StackRecord record)
{
    return m_pool.run([folder = m_folder, record = std::move(record)] { folder.remove(record); });
}

Task<std::string> StackFiles::writeOverride(core::StackId id, std::string content)
{
    return m_pool.run(
        [folder = m_folder, id = std::move(id), content = std::move(content)] { return folder.writeOverride(id, content); });
}

} // namespace wakedock::docker
