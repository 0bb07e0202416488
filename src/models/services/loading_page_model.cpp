#include "models/services/loading_page_model.h"

#include "backend/core/domain/rules/sleep_settings.h"
#include "models/common/text_format.h"
#include "models/services/service_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <utility>

namespace wakedock::models {

namespace {

/// In the text it becomes four bytes for each three; 64 KB are kept.
constexpr qint64 MostLogoBytes = 48LL * 1024;

QString pageWord(const char *sentence)
{
    return QCoreApplication::translate("LoadingPage", sentence);
}

struct PictureKind {
    QByteArray start;
    const char *type;
};

/// Told by its first bytes: names of files promise anything.
QString pictureType(const QByteArray &bytes)
{
    const std::array<PictureKind, 4> kinds{{{QByteArray("\x89PNG\r\n", 6), "png"},
                                            {QByteArray("\xff\xd8\xff", 3), "jpeg"},
                                            {QByteArray("GIF8", 4), "gif"},
                                            {QByteArray("RIFF", 4), "webp"}}};
    for (const PictureKind &kind : kinds) {
        if (bytes.startsWith(kind.start)) {
            const bool isOther = qstrcmp(kind.type, "webp") == 0 && bytes.mid(8, 4) != "WEBP";
            return isOther ? QString() : QString::fromLatin1(kind.type);
        }
    }
    return {};
}

Task<QString> idOfTicket(Task<core::OperationTicket> task)
{
    const core::OperationTicket ticket = co_await task;
    co_await ticket.done;
    co_return QString();
}

} // namespace

LoadingPageModel::LoadingPageModel(Bridge &bridge, ServiceListModel &services, QObject *parent)
    : FormRun(bridge, parent)
    , m_services(services)
{
    connect(&services, &ServiceListModel::serviceTouched, this, [this](const core::ServiceId &id) {
        if (id == m_id) {
            follow();
        }
    });
    connect(&services, &ServiceListModel::stateChanged, this, &LoadingPageModel::follow);
}

void LoadingPageModel::follow()
{
    const auto service = m_services.find(m_id);
    if (service == m_service) {
        return;
    }
    const bool keepsEdits = isDirty();
    m_service = service;
    const core::LoadingPage kept = keptPage();
    if (!keepsEdits) {
        m_page = kept;
    }
    if (!keepsEdits || kept == m_page || kept == m_sent) {
        m_base = kept;
    }
    Q_EMIT edited();
}

core::LoadingPage LoadingPageModel::keptPage() const
{
    return m_service ? m_service->record.config.loadingPage : core::LoadingPage();
}

bool LoadingPageModel::isEditable() const
{
    return m_service && !isOfStack(*m_service);
}

QString LoadingPageModel::serviceId() const
{
    return text(m_id.value);
}

void LoadingPageModel::setServiceId(const QString &id)
{
    const core::ServiceId wanted(id.toStdString());
    if (wanted != m_id) {
        m_id = wanted;
        m_service = m_services.find(m_id);
        revert();
    }
}

void LoadingPageModel::revert()
{
    m_page = m_base = keptPage();
    m_sent.reset();
    clear();
    Q_EMIT edited();
}

QString LoadingPageModel::title() const
{
    return text(m_page.title);
}

void LoadingPageModel::setTitle(const QString &value)
{
    edit(m_page.title, value.toStdString());
}

QString LoadingPageModel::message() const
{
    return text(m_page.message);
}

void LoadingPageModel::setMessage(const QString &value)
{
    edit(m_page.message, value.toStdString());
}

void LoadingPageModel::setTheme(int theme)
{
    edit(m_page.theme, static_cast<core::LoadingTheme>(theme));
}

QString LoadingPageModel::accent() const
{
    return text(m_page.accent);
}

void LoadingPageModel::setAccent(const QString &value)
{
    edit(m_page.accent, value.trimmed().toStdString());
}

void LoadingPageModel::setShowsLog(bool shows)
{
    edit(m_page.showsLog, shows);
}

QString LoadingPageModel::logo() const
{
    return text(m_page.logo);
}

QString LoadingPageModel::logoNote() const
{
    const QString logo = text(m_page.logo);
    const qsizetype comma = logo.indexOf(QLatin1Char(','));
    if (comma < 0) {
        return {};
    }
    const QString kind = logo.section(QLatin1Char(';'), 0, 0).section(QLatin1Char('/'), 1).toUpper();
    return QStringLiteral("%1, %2").arg(kind, bytesText((logo.size() - comma - 1) * 3 / 4));
}

QString LoadingPageModel::shownTitle() const
{
    if (!m_page.title.empty() || !m_service) {
        return title();
    }
    return text(m_service->record.config.name) + QStringLiteral(" is waking up"); // The page speaks English.
}

QString LoadingPageModel::shownMessage() const
{
    return m_page.message.empty() ? QStringLiteral("It was asleep. It will be here in a moment.") : message();
}

QString LoadingPageModel::shownHost() const
{
    if (!m_service) {
        return {};
    }
    const core::ServiceConfig &config = m_service->record.config;
    return text(config.domain.empty() ? config.name : config.domain);
}

QString LoadingPageModel::lightAccent() const
{
    return text(core::accentColours(m_page.accent).light);
}

QString LoadingPageModel::darkAccent() const
{
    return text(core::accentColours(m_page.accent).dark);
}

void LoadingPageModel::takeLogo(const QUrl &file)
{
    QFile opened(file.toLocalFile());
    // A device or a pipe could be read for ever.
    if (!QFileInfo(opened).isFile() || !opened.open(QIODevice::ReadOnly)) {
        refuseLogo(pageWord(QT_TRANSLATE_NOOP("LoadingPage", "%1 cannot be read.")).arg(opened.fileName()));
        return;
    }
    const QByteArray bytes = opened.read(MostLogoBytes + 1);
    const QString type = pictureType(bytes);
    if (type.isEmpty()) {
        refuseLogo(pageWord(QT_TRANSLATE_NOOP("LoadingPage", "This is no PNG, JPEG, WebP or GIF.")));
    } else if (bytes.size() > MostLogoBytes) {
        refuseLogo(pageWord(
            QT_TRANSLATE_NOOP("LoadingPage", "The picture is larger than 48 KB. A smaller one loads faster, too.")));
    } else {
        edit(m_page.logo,
             QStringLiteral("data:image/%1;base64,%2").arg(type, QString::fromLatin1(bytes.toBase64())).toStdString());
    }
}

void LoadingPageModel::refuseLogo(const QString &why)
{
    refuse(Error(ErrorCode::Invalid, "logo_unusable", why.toStdString()).withField("loading_page.logo", why.toStdString()));
}

void LoadingPageModel::removeLogo()
{
    edit(m_page.logo, std::string());
}

void LoadingPageModel::save()
{
    if (!m_service || !isDirty()) {
        return;
    }
    auto problems = core::brokenPageRules(m_page);
    if (!problems.empty()) {
        refuse(Error(ErrorCode::Invalid, "invalid_service", "The page breaks a rule.").withFields(std::move(problems)));
        return;
    }
    if (keptPage() != m_base) {
        refuseOvertaken(pageWord(QT_TRANSLATE_NOOP("LoadingPage", "Undo your changes to see the page as it is now.")));
        return;
    }
    m_sent = m_page;
    core::ChangeRequest request{m_id, m_service->record.version, m_service->record.config, false};
    request.config.loadingPage = m_page;
    submit([request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
        return idOfTicket(doors.change(std::move(context), request));
    });
}

} // namespace wakedock::models
