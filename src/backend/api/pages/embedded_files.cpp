#include "backend/api/pages/embedded_files.h"

#include <QDir>
#include <QFile>
#include <QString>

#include <stdexcept>

namespace wakedock::api {

namespace {

QString embeddedPath(const std::string &folder)
{
    return QStringLiteral(":/wakedock/") + QString::fromStdString(folder);
}

} // namespace

std::map<std::string, std::string> embeddedFiles(const std::string &folder)
{
    std::map<std::string, std::string> files;
    const auto names = QDir(embeddedPath(folder)).entryList(QDir::Files);
    for (const auto &name : names) {
        files[name.toStdString()] = embeddedFile(folder, name.toStdString());
    }
    if (files.empty()) {
        throw std::logic_error("No files named " + folder + "/ are built into this program.");
    }
    return files;
}

std::string embeddedFile(const std::string &folder, const std::string &name)
{
    QFile file(embeddedPath(folder) + QLatin1Char('/') + QString::fromStdString(name));
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::logic_error("No file named " + folder + "/" + name + " is built into this program.");
    }
    return file.readAll().toStdString();
}

} // namespace wakedock::api
