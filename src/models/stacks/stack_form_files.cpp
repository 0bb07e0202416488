#include "models/stacks/stack_form_files.h"

#include "models/common/text_format.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

constexpr const char *environmentFile = ".env";

std::vector<std::string> profilesIn(const QString &list)
{
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    std::vector<std::string> profiles;
    for (const QString &one : list.split(between, Qt::SkipEmptyParts)) {
        profiles.push_back(one.toStdString());
    }
    return profiles;
}

bool isBlank(const std::string &content)
{
    return content.find_first_not_of(" \t\r\n") == std::string::npos;
}

} // namespace

void StackFormFiles::startNew()
{
    m_files = {{"compose.yaml", {}}, {environmentFile, {}}};
    m_composeFiles.clear();
}

void StackFormFiles::take(std::vector<core::StackFile> files, std::vector<std::string> composeFiles)
{
    m_files = std::move(files);
    m_composeFiles = std::move(composeFiles);
    if (std::ranges::find(m_files, environmentFile, &core::StackFile::name) == m_files.end()) {
        m_files.push_back({environmentFile, {}});
    }
    // Compose files first, in their order: they are what is changed most.
    std::ranges::sort(m_files, {}, [this](const core::StackFile &file) {
        return std::pair(std::ranges::find(m_composeFiles, file.name) - m_composeFiles.begin(), file.name);
    });
}

QStringList StackFormFiles::names() const
{
    QStringList names;
    for (const core::StackFile &file : m_files) {
        names.append(text(file.name));
    }
    return names;
}

int StackFormFiles::indexOf(const QString &name) const
{
    return static_cast<int>(names().indexOf(name));
}

QString StackFormFiles::textAt(int index) const
{
    const auto at = static_cast<std::size_t>(index);
    return index >= 0 && at < m_files.size() ? text(m_files[at].content) : QString();
}

bool StackFormFiles::write(int index, const QString &text)
{
    const auto at = static_cast<std::size_t>(index);
    if (index < 0 || at >= m_files.size() || m_files[at].content == text.toStdString()) {
        return false;
    }
    m_files[at].content = text.toStdString();
    return true;
}

core::StackContent StackFormFiles::content(const QString &profiles) const
{
    core::StackContent content;
    std::ranges::copy_if(m_files, std::back_inserter(content.files),
                         [](const core::StackFile &file) { return file.name != environmentFile || !isBlank(file.content); });
    content.composeFiles = m_composeFiles;
    content.profiles = profilesIn(profiles);
    return content;
}

} // namespace wakedock::models
