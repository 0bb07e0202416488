#include "models/caddy/config_file.h"

#include "backend/shared/exceptions/error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace wakedock::models {

namespace {

/// More than any configuration, and little enough to be read while the window waits.
constexpr qint64 mostConfigBytes = 16LL * 1024 * 1024;

Error badConfigFile(const QString &why, const QString &remedy)
{
    return Error(ErrorCode::Invalid, "config_file_unreadable", why.toStdString()).withRemedy(remedy.toStdString());
}

} // namespace

QString readConfigFile(const QString &path)
{
    const QString whole = path.startsWith(QLatin1String("~/")) ? QDir::home().filePath(path.mid(2)) : path;
    const QString another = QCoreApplication::translate("Caddy", "Name a Caddyfile or a JSON file that you may read.");
    // A device or a pipe could be read for ever.
    if (!QFileInfo(whole).isFile()) {
        throw badConfigFile(QCoreApplication::translate("Caddy", "There is no file %1.").arg(whole), another);
    }
    QFile file(whole);
    if (!file.open(QIODevice::ReadOnly)) {
        throw badConfigFile(QCoreApplication::translate("Caddy", "%1 may not be read.").arg(whole), another);
    }
    const QByteArray bytes = file.read(mostConfigBytes + 1);
    if (bytes.size() > mostConfigBytes) {
        throw badConfigFile(QCoreApplication::translate("Caddy", "%1 is larger than 16 MB.").arg(whole), another);
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError()) {
        throw badConfigFile(QCoreApplication::translate("Caddy", "%1 is no text in UTF-8.").arg(whole), another);
    }
    return text;
}

bool isCaddyfileNamed(const QString &path)
{
    return !path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
}

} // namespace wakedock::models
