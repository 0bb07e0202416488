#include "tests/integration/docker/own_authority.h"

#include <QFile>
#include <QProcess>
#include <QStringList>

#include <stdexcept>

namespace wakedock::tests {

namespace {

void authorityRun(const QString &arguments)
{
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("openssl"), arguments.split(u' ', Qt::SkipEmptyParts));
    if (!openssl.waitForFinished(30000) || openssl.exitCode() != 0) {
        throw std::runtime_error("openssl failed: " + openssl.readAll().toStdString());
    }
}

std::string authorityRead(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error("no file " + path.toStdString());
    }
    return file.readAll().toStdString();
}

const QString AuthorityKind = QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes");

} // namespace

OwnAuthority::OwnAuthority()
{
    authorityRun(QStringLiteral("req -x509 %1 -keyout %2 -out %3 -days 2 -subj /CN=authority")
                     .arg(AuthorityKind, m_folder.filePath(QStringLiteral("ca.key")), file()));
}

std::string OwnAuthority::pem() const
{
    return authorityRead(file());
}

IssuedCertificate OwnAuthority::issue(const QString &name, const QString &names, int days) const
{
    const auto in = [&](const char *ending) { return m_folder.filePath(name + QString::fromLatin1(ending)); };
    QFile extensions(in(".ext"));
    if (!extensions.open(QIODevice::WriteOnly)) {
        throw std::runtime_error("cannot write " + extensions.fileName().toStdString());
    }
    extensions.write(("subjectAltName=" + names + "\nextendedKeyUsage=serverAuth,clientAuth\n").toUtf8());
    extensions.close();
    authorityRun(QStringLiteral("req %1 -keyout %2 -out %3 -subj /CN=%4").arg(AuthorityKind, in(".key"), in(".csr"), name));
    authorityRun(QStringLiteral("x509 -req -in %1 -CA %2 -CAkey %3 -CAcreateserial -days %4 -extfile %5 -out %6")
                     .arg(in(".csr"), file(), m_folder.filePath(QStringLiteral("ca.key")), QString::number(days), in(".ext"),
                          in(".pem")));
    return {in(".pem"), in(".key"), authorityRead(in(".pem")), authorityRead(in(".key"))};
}

} // namespace wakedock::tests
