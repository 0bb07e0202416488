#pragma once

#include "program_under_test.h"
#include "tests/integration/caddy/own_pebble.h"
#include "tests/support/async_test.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslSocket>

namespace wakedock::tests {

// How tests of certificates ask the program, and look at it as visitors do.

inline const QString CertificatesCall = QStringLiteral("/caddy/certificates");

inline QJsonObject certifiedService(const QString &name, const QString &domain)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("image"), QStringLiteral("wakedock-test/web:1")},
            {QStringLiteral("domain"), domain}};
}

/// What a visitor of the name is shown; null where there is none.
inline QSslCertificate shownTo(const ProgramUnderTest &program, const QString &name)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), static_cast<quint16>(program.httpsPort()), name);
    return socket.waitForEncrypted(3000) ? socket.peerCertificate() : QSslCertificate();
}

inline QString issuerShown(const ProgramUnderTest &program, const QString &name)
{
    return shownTo(program, name).issuerInfo(QSslCertificate::CommonName).join(u' ');
}

inline QJsonObject entryFor(ProgramUnderTest &program, const QString &id)
{
    return program.get(CertificatesCall + u'/' + id).json;
}

inline QString statusOf(ProgramUnderTest &program, const QString &id)
{
    return entryFor(program, id).value(QStringLiteral("status")).toString();
}

inline QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QString::fromLatin1(key)).toString();
}

inline QJsonObject pemOf(const IssuedCertificate &own)
{
    return {{QStringLiteral("certificate"), QString::fromStdString(own.certificate)},
            {QStringLiteral("key"), QString::fromStdString(own.key)}};
}

inline void useAuthority(ProgramUnderTest &program, const OwnPebble &pebble, const char *challenge = "auto")
{
    program.set(QStringLiteral("WAKEDOCK_CADDY__ACME_CA"), pebble.directory());
    program.set(QStringLiteral("WAKEDOCK_CADDY__ACME_ROOT"), pebble.root());
    program.set(QStringLiteral("WAKEDOCK_CADDY__ACME_CHALLENGE"), QString::fromLatin1(challenge));
}

/// A service whose name the proxy's own authority certifies, renewed once on request: empty when all of it went well, else
/// what did not.
inline QString certifiedAndRenewed(ProgramUnderTest &program, const QString &name)
{
    const Answer made = program.post(QStringLiteral("/services"), certifiedService(QStringLiteral("sealed"), name));
    if (made.status != 201) {
        return QString::fromUtf8(made.body);
    }
    if (!waitUntil([&] { return statusOf(program, name) == QStringLiteral("valid"); }, std::chrono::seconds(30))) {
        return QStringLiteral("not certified: ") + statusOf(program, name);
    }
    const auto before = shownTo(program, name).serialNumber();
    const Answer renewed = program.post(CertificatesCall + u'/' + name + QStringLiteral("/renew"));
    if (renewed.status != 200) {
        return QString::fromUtf8(renewed.body);
    }
    const bool isNew = !before.isEmpty() && shownTo(program, name).serialNumber() != before;
    return isNew && issuerShown(program, name).contains(QStringLiteral("Caddy Local Authority"))
        ? QString()
        : QStringLiteral("visitors are shown the old one, by ") + issuerShown(program, name);
}

/// Any file of the data directory that holds this text.
inline QString fileWith(const QString &folder, const QByteArray &text)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text)) {
            return file.fileName();
        }
    }
    return {};
}

} // namespace wakedock::tests
