#include "models/hosts/certificate_folder.h"

#include "backend/shared/exceptions/error.h"
#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <string>

namespace wakedock::models {

namespace {

/// A chain of certificates has a few thousand bytes; whatever is larger is none.
constexpr qint64 mostPemBytes = 256LL * 1024;

Error badFolder(const QString &why)
{
    const QString message = QCoreApplication::translate("Hosts", "The certificates cannot be used.");
    return Error(ErrorCode::Invalid, "certificates_unreadable", message.toStdString()).withField("tls", why.toStdString());
}

/// Empty where there is no such file.
std::string pemFile(const QDir &folder, const QString &name)
{
    QFile file(folder.filePath(name));
    if (!file.exists()) {
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        throw badFolder(QCoreApplication::translate("Hosts", "%1 may not be read").arg(file.fileName()));
    }
    const QByteArray pem = file.read(mostPemBytes + 1);
    if (pem.size() > mostPemBytes || !pem.contains("-----BEGIN")) {
        throw badFolder(QCoreApplication::translate("Hosts", "%1 is not a PEM file").arg(file.fileName()));
    }
    return pem.toStdString();
}

QString atHome(const QString &folder)
{
    return folder.startsWith(QLatin1Char('~')) ? QDir::homePath() + folder.mid(1) : folder;
}

} // namespace

core::EngineTls readCertificateFolder(const QString &folder)
{
    const QDir place(atHome(folder.trimmed()));
    if (folder.trimmed().isEmpty() || !place.exists()) {
        throw badFolder(QCoreApplication::translate("Hosts", "there is no such folder"));
    }
    core::EngineTls tls;
    tls.authorities = pemFile(place, QStringLiteral("ca.pem"));
    tls.certificates = pemFile(place, QStringLiteral("cert.pem"));
    tls.key = Secret(pemFile(place, QStringLiteral("key.pem")));
    if (tls.certificates.empty() != tls.key.isEmpty()) {
        throw badFolder(QCoreApplication::translate("Hosts", "cert.pem and key.pem belong together, and one is missing"));
    }
    if (tls.authorities.empty() && tls.certificates.empty()) {
        throw badFolder(QCoreApplication::translate("Hosts", "there is no ca.pem, cert.pem or key.pem in it"));
    }
    return tls;
}

} // namespace wakedock::models
