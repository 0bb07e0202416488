#include "models/routes/route_form_model.h"

#include "models/common/text_format.h"
#include "models/routes/route_text.h"

#include <QRegularExpression>

#include <utility>

namespace wakedock::models {

namespace {

using Kind = core::RouteTargetKind;

constexpr int usualRedirect = 308;
constexpr int usualAnswer = 200;

Task<QString> idOfRoute(Task<core::OperatorRoute> task)
{
    const auto route = co_await task;
    co_return text(route.id.value);
}

QString differenceLine(const core::ConfigDifference &difference)
{
    QString lines = text(difference.path) + QLatin1Char('\n');
    if (!difference.before.empty()) {
        lines += QStringLiteral("- ") + text(difference.before) + QLatin1Char('\n');
    }
    if (!difference.after.empty()) {
        lines += QStringLiteral("+ ") + text(difference.after) + QLatin1Char('\n');
    }
    return lines;
}

QString joinedWords(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names) {
        list << text(name);
    }
    return list.join(QLatin1Char(' '));
}

} // namespace

RouteFormModel::RouteFormModel(Bridge &bridge, RouteListModel &routes, QObject *parent)
    : FormRun(bridge, parent)
    , m_routes(routes)
{
    connect(this, &FormRun::succeeded, &routes, &RouteListModel::reload);
}

bool RouteFormModel::isComplete() const
{
    const bool needsTarget = m_kind != static_cast<int>(Kind::Static);
    return !m_hosts.trimmed().isEmpty() && (!needsTarget || !m_target.trimmed().isEmpty());
}

void RouteFormModel::setKind(int kind)
{
    if (std::exchange(m_kind, kind) != kind) {
        m_target.clear();
        m_status = kind == static_cast<int>(Kind::Redirect) ? usualRedirect : usualAnswer;
        forget();
        Q_EMIT edited();
    }
}

void RouteFormModel::startNew()
{
    start(std::nullopt);
}

void RouteFormModel::startChange(const QString &routeId)
{
    start(m_routes.find(routeId.toStdString()));
}

void RouteFormModel::start(const std::optional<core::OperatorRoute> &known)
{
    m_known = known;
    const core::OperatorRoute route = known.value_or(core::OperatorRoute());
    m_hosts = joinedWords(route.hosts);
    m_prefix = text(route.pathPrefix);
    m_strips = route.stripsPrefix;
    takeTarget(route.target);
    m_requestHeaders = headersText(route.requestHeaders);
    m_responseHeaders = headersText(route.responseHeaders);
    m_tls = static_cast<int>(route.tls);
    m_enabled = route.isEnabled;
    forget();
    clear();
    Q_EMIT edited();
}

void RouteFormModel::takeTarget(const core::RouteTarget &target)
{
    m_kind = static_cast<int>(target.kind);
    m_encrypted = target.address.isEncrypted;
    m_serverName = text(target.address.tlsServerName);
    m_trustsAnyone = target.address.skipsVerification;
    m_ownHost = target.address.hostHeader == core::HostHeader::Upstream;
    m_keepsPath = target.redirect.keepsPath;
    m_contentType = text(target.answer.contentType);
    m_status = target.kind == Kind::Redirect ? target.redirect.status : target.answer.status;
    const std::string &where = target.kind == Kind::Redirect ? target.redirect.to
        : target.kind == Kind::Static                        ? target.answer.body
        : target.kind == Kind::Service                       ? target.service.value
                                                             : target.address.dial;
    m_target = text(where);
}

void RouteFormModel::forget()
{
    m_looking.next();
    if (std::exchange(m_looked, false)) {
        m_differences.clear();
        Q_EMIT lookedAt();
    }
}

core::RouteTarget RouteFormModel::wishedTarget() const
{
    core::RouteTarget target;
    target.kind = static_cast<Kind>(m_kind);
    const std::string where = m_target.trimmed().toStdString();
    target.address = {where, m_encrypted, m_encrypted ? m_serverName.trimmed().toStdString() : std::string(),
                      m_encrypted && m_trustsAnyone, m_ownHost ? core::HostHeader::Upstream : core::HostHeader::Preserve};
    target.redirect = {where, m_status, m_keepsPath};
    target.answer = {m_status, m_target.toStdString(), m_contentType.trimmed().toStdString()};
    target.service = core::ServiceId(where);
    return target;
}

std::optional<core::OperatorRoute> RouteFormModel::wish()
{
    core::OperatorRoute route;
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    for (const QString &host : m_hosts.split(between, Qt::SkipEmptyParts)) {
        route.hosts.push_back(host.toStdString());
    }
    route.pathPrefix = m_prefix.trimmed().toStdString();
    route.stripsPrefix = m_strips;
    route.target = wishedTarget();
    route.tls = static_cast<core::TlsMode>(m_tls);
    route.isEnabled = m_enabled;
    for (const bool ofRequest : {true, false}) {
        QString unreadable;
        auto headers = headersFrom(ofRequest ? m_requestHeaders : m_responseHeaders, unreadable);
        if (!unreadable.isEmpty()) {
            const QString what = tr("“%1” is no header; write Name: value, +Name: value or -Name.").arg(unreadable);
            refuse(Error(ErrorCode::Invalid, "invalid_route", what.toStdString())
                       .withField(ofRequest ? "request_headers" : "response_headers", what.toStdString()));
            return std::nullopt;
        }
        (ofRequest ? route.requestHeaders : route.responseHeaders) = std::move(headers);
    }
    return route;
}

core::RouteRequest RouteFormModel::request(core::OperatorRoute wish) const
{
    return {m_known->id, m_known->version, std::move(wish)};
}

void RouteFormModel::look()
{
    const auto route = wish();
    if (!route) {
        return;
    }
    clear();
    const quint64 mine = m_looking.next();
    const auto change = m_known ? std::optional(request(*route)) : std::nullopt;
    bridge().ask<core::RoutePlan>(
        this, Bridge::Patience::Acting,
        [route, change](const WindowUseCases &doors, core::CallContext context) {
            return change ? doors.routes.planChange(std::move(context), *change)
                          : doors.routes.planNew(std::move(context), *route);
        },
        [this, mine](const core::RoutePlan &plan) {
            if (m_looking.isLatest(mine)) {
                takePlan(plan);
            }
        },
        [this, mine](const Error &error) {
            if (m_looking.isLatest(mine)) {
                refuse(error);
            }
        });
}

void RouteFormModel::takePlan(const core::RoutePlan &plan)
{
    m_differences.clear();
    for (const core::ConfigDifference &difference : plan.differences) {
        m_differences += differenceLine(difference);
    }
    m_looked = true;
    Q_EMIT lookedAt();
}

void RouteFormModel::send()
{
    const auto route = wish();
    if (!route) {
        return;
    }
    if (!m_known) {
        submit([filled = *route](const WindowUseCases &doors, core::CallContext context) {
            return idOfRoute(doors.routes.add(std::move(context), filled));
        });
        return;
    }
    submit([change = request(*route)](const WindowUseCases &doors, core::CallContext context) {
        return idOfRoute(doors.routes.change(std::move(context), change));
    });
}

} // namespace wakedock::models
