#include "models/routes/route_text.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QStringList>

namespace wakedock::models {

namespace {

QString routeWord(const char *word)
{
    return QCoreApplication::translate("Routes", word);
}

bool isForeign(const core::RouteView &view)
{
    return view.origin == core::RouteOrigin::Foreign;
}

} // namespace

QString routeAddress(const core::RouteView &view)
{
    const QString host = view.route.hosts.empty() ? QString() : text(view.route.hosts.front());
    return host + text(view.route.pathPrefix);
}

QString routeOtherHosts(const core::RouteView &view)
{
    QStringList others;
    for (std::size_t i = 1; i < view.route.hosts.size(); ++i) {
        others << text(view.route.hosts[i]);
    }
    return others.join(QStringLiteral(", "));
}

QString routeKind(const core::RouteView &view)
{
    if (isForeign(view)) {
        return routeWord(QT_TRANSLATE_NOOP("Routes", "By hand"));
    }
    switch (view.route.target.kind) {
    case core::RouteTargetKind::Address:
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Address"));
    case core::RouteTargetKind::Redirect:
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Redirect"));
    case core::RouteTargetKind::Static:
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Fixed answer"));
    case core::RouteTargetKind::Service:
        break;
    }
    return routeWord(QT_TRANSLATE_NOOP("Routes", "Service"));
}

QString routeIcon(const core::RouteView &view)
{
    if (isForeign(view)) {
        return QStringLiteral("pencil");
    }
    switch (view.route.target.kind) {
    case core::RouteTargetKind::Address:
        return QStringLiteral("monitor");
    case core::RouteTargetKind::Redirect:
        return QStringLiteral("open");
    case core::RouteTargetKind::Static:
        return QStringLiteral("tag");
    case core::RouteTargetKind::Service:
        break;
    }
    return QStringLiteral("services");
}

QString routeTarget(const core::RouteView &view)
{
    const core::RouteTarget &target = view.route.target;
    if (isForeign(view)) {
        return text(view.owner);
    }
    switch (target.kind) {
    case core::RouteTargetKind::Address:
        return (target.address.isEncrypted ? QStringLiteral("https://") : QStringLiteral("http://"))
            + text(target.address.dial);
    case core::RouteTargetKind::Redirect:
        return QString::number(target.redirect.status) + QStringLiteral("  ") + text(target.redirect.to);
    case core::RouteTargetKind::Static:
        return QString::number(target.answer.status) + QStringLiteral("  ") + text(target.answer.body).simplified().left(80);
    case core::RouteTargetKind::Service:
        break;
    }
    return view.targetName.empty() ? routeWord(QT_TRANSLATE_NOOP("Routes", "a service that is gone"))
                                   : text(view.targetName);
}

QString routeTls(const core::RouteView &view)
{
    if (isForeign(view)) {
        return {};
    }
    switch (view.route.tls) {
    case core::TlsMode::Internal:
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Own authority"));
    case core::TlsMode::Off:
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Without TLS"));
    case core::TlsMode::Auto:
        break;
    }
    return routeWord(QT_TRANSLATE_NOOP("Routes", "Automatic"));
}

QString routeMaker(const core::RouteView &view)
{
    switch (view.origin) {
    case core::RouteOrigin::Service:
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Domain of the service %1")).arg(text(view.owner));
    case core::RouteOrigin::Stack:
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Domain in the stack %1")).arg(text(view.owner));
    case core::RouteOrigin::Foreign:
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Written in Caddy's own configuration"));
    case core::RouteOrigin::Operator:
        break;
    }
    return routeWord(QT_TRANSLATE_NOOP("Routes", "Made by %1")).arg(text(view.owner));
}

QString routeStatus(const core::RouteView &view)
{
    if (!view.route.isEnabled) {
        return routeWord(QT_TRANSLATE_NOOP("Routes", "Off"));
    }
    return view.problem.empty() ? QString() : routeWord(QT_TRANSLATE_NOOP("Routes", "Leads nowhere"));
}

Tone routeTone(const core::RouteView &view)
{
    return view.problem.empty() ? Tone::Neutral : Tone::Warning;
}

QString headersText(const core::HeaderChanges &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers.set) {
        lines << text(name) + QStringLiteral(": ") + text(value);
    }
    for (const auto &[name, value] : headers.add) {
        lines << QStringLiteral("+") + text(name) + QStringLiteral(": ") + text(value);
    }
    for (const auto &name : headers.remove) {
        lines << QStringLiteral("-") + text(name);
    }
    return lines.join(QLatin1Char('\n'));
}

core::HeaderChanges headersFrom(const QString &written, QString &unreadable)
{
    core::HeaderChanges headers;
    for (const QString &raw : written.split(QLatin1Char('\n'))) {
        const QString line = raw.trimmed();
        const bool adds = line.startsWith(QLatin1Char('+'));
        const qsizetype colon = line.indexOf(QLatin1Char(':'));
        if (line.startsWith(QLatin1Char('-'))) {
            headers.remove.push_back(line.mid(1).trimmed().toStdString());
        } else if (colon > 0) {
            const QString name = line.mid(adds ? 1 : 0, colon - (adds ? 1 : 0)).trimmed();
            (adds ? headers.add : headers.set)[name.toStdString()] = line.mid(colon + 1).trimmed().toStdString();
        } else if (!line.isEmpty() && unreadable.isEmpty()) {
            unreadable = line;
        }
    }
    return headers;
}

} // namespace wakedock::models
