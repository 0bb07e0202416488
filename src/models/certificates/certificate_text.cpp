#include "models/certificates/certificate_text.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace wakedock::models {

namespace {

using core::CertificateSource;
using core::CertificateStatus;

QString certificateWord(const char *word)
{
    return QCoreApplication::translate("Certificates", word);
}

/// Whole days from two days on, else hours, else minutes: certificates of Caddy's own authority live for twelve hours.
QString spanText(std::chrono::milliseconds span)
{
    const auto minutes = std::max<long long>(1, std::chrono::duration_cast<std::chrono::minutes>(span).count());
    if (minutes >= 2880) {
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "%1 days")).arg(minutes / 1440);
    }
    return minutes >= 60 ? certificateWord(QT_TRANSLATE_NOOP("Certificates", "%1 h")).arg(minutes / 60)
                         : certificateWord(QT_TRANSLATE_NOOP("Certificates", "%1 min")).arg(minutes);
}

} // namespace

QString certificateStatusText(const core::Certificate &certificate)
{
    if (certificate.onDemand) {
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "On demand"));
    }
    switch (certificate.status) {
    case CertificateStatus::Valid:
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "Valid"));
    case CertificateStatus::Expiring:
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "Expires soon"));
    case CertificateStatus::Expired:
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "Expired"));
    case CertificateStatus::Failed:
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "Refused"));
    case CertificateStatus::Pending:
        break;
    }
    return certificateWord(QT_TRANSLATE_NOOP("Certificates", "Not shown yet"));
}

Tone certificateTone(const core::Certificate &certificate)
{
    if (certificate.onDemand) {
        return Tone::Neutral;
    }
    switch (certificate.status) {
    case CertificateStatus::Valid:
        return certificate.lastError ? Tone::Warning : Tone::Positive;
    case CertificateStatus::Expiring:
        return Tone::Warning;
    case CertificateStatus::Expired:
    case CertificateStatus::Failed:
        return Tone::Negative;
    case CertificateStatus::Pending:
        break;
    }
    return Tone::Progress;
}

QString certificateSourceText(const core::Certificate &certificate)
{
    switch (certificate.source) {
    case CertificateSource::Internal:
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "Caddy's own authority"));
    case CertificateSource::Own:
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "Your own"));
    case CertificateSource::Foreign:
        return certificateWord(QT_TRANSLATE_NOOP("Certificates", "Loaded in Caddy by hand"));
    case CertificateSource::Acme:
        break;
    }
    return certificate.onDemand
        ? certificateWord(QT_TRANSLATE_NOOP("Certificates", "One for each name, when it is first asked for"))
        : certificateWord(QT_TRANSLATE_NOOP("Certificates", "Automatic"));
}

QString certificateExpiryText(const std::optional<Timestamp> &notAfter, Timestamp now)
{
    if (!notAfter) {
        return {};
    }
    return *notAfter > now
        ? certificateWord(QT_TRANSLATE_NOOP("Certificates", "%1 left")).arg(spanText(*notAfter - now))
        : certificateWord(QT_TRANSLATE_NOOP("Certificates", "expired %1 ago")).arg(spanText(now - *notAfter));
}

QString joinedNamesText(const std::vector<std::string> &names)
{
    QStringList all;
    for (const std::string &name : names) {
        all.append(text(name));
    }
    return all.join(QStringLiteral(", "));
}

QString troubleText(const core::CertificateTrouble &trouble, Timestamp now)
{
    QStringList parts{certificateWord(QT_TRANSLATE_NOOP("Certificates", "Said %1.")).arg(agoText(trouble.at, now))};
    if (trouble.attempts > 0) {
        parts.append(certificateWord(QT_TRANSLATE_NOOP("Certificates", "Attempts: %1.")).arg(trouble.attempts));
    }
    if (trouble.nextTry && *trouble.nextTry > now) {
        parts.append(certificateWord(QT_TRANSLATE_NOOP("Certificates", "Caddy tries again in %1."))
                         .arg(spanText(*trouble.nextTry - now)));
    }
    return parts.join(u' ');
}

} // namespace wakedock::models
