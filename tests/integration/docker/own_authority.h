#pragma once

#include <QString>
#include <QTemporaryDir>

#include <string>

namespace wakedock::tests {

/// A certificate and its key, as files and as PEM text.
struct IssuedCertificate {
    QString certificateFile;
    QString keyFile;
    std::string certificate;
    std::string key;
};

/// Signs certificates with the program openssl.
class OwnAuthority
{
public:
    OwnAuthority();
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    [[nodiscard]] std::string pem() const;
    /// @param names as openssl writes them: `IP:127.0.0.1,DNS:engine`
    /// @param days from now; negative = expired
    [[nodiscard]] IssuedCertificate issue(const QString &name, const QString &names, int days = 2) const;

private:
    QTemporaryDir m_folder;
};

} // namespace wakedock::tests
