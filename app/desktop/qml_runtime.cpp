#include "app/desktop/qml_runtime.h"

#include "backend/shared/exceptions/error.h"
#include "models/items/icon_item.h"

#include <QCloseEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QPixmap>
#include <QQmlComponent>
#include <QScreen>
#include <QVariantMap>

#include <algorithm>
#include <utility>

namespace wakedock::app {

namespace {

constexpr QSize runtimeFirstSize(1180, 760);

void runtimeFonts()
{
    for (const char *weight : {"Regular", "Medium", "SemiBold"}) {
        QFontDatabase::addApplicationFont(QStringLiteral(":/wakedock/fonts/Inter-%1.otf").arg(QLatin1String(weight)));
    }
}

/// A place is only good while a screen shows the better part of it: monitors come and go.
bool runtimeIsVisible(const QRect &place)
{
    const auto screens = QGuiApplication::screens();
    return std::any_of(screens.begin(), screens.end(), [&place](const QScreen *screen) {
        const QRect shown = screen->availableGeometry().intersected(place);
        return shown.width() * shown.height() * 2 > place.width() * place.height();
    });
}

} // namespace

void prepareQml(QQmlEngine &engine)
{
    static const bool once = [] {
        runtimeFonts();
        models::registerModelTypes();
        qmlRegisterUncreatableType<WindowPreferences>("WakeDock.Models", 1, 0, "Preferences",
                                                      QStringLiteral("The window's own."));
        return true;
    }();
    Q_UNUSED(once)
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
}

QmlRuntime::QmlRuntime(models::ModelCatalog &catalog, WindowPreferences &preferences, Log log, const QString &qmlFolder)
    : m_preferences(preferences)
    , m_log(log)
    , m_engine(std::make_unique<QQmlEngine>())
{
    QGuiApplication::setWindowIcon(QIcon(QPixmap::fromImage(models::iconImage(QStringLiteral("wakedock"), Qt::white, 64))));
    m_engine->setOutputWarningsToStandardError(false);
    prepareQml(*m_engine);
    load(catalog, qmlFolder);
    restorePlace();
}

QmlRuntime::~QmlRuntime() = default;

void QmlRuntime::load(models::ModelCatalog &catalog, const QString &qmlFolder)
{
    connect(m_engine.get(), &QQmlEngine::warnings, this, [this](const QList<QQmlError> &warnings) {
        for (const QQmlError &warning : warnings) {
            m_log.warning(warning.toString().toStdString());
        }
    });
    const QString root = qmlFolder.isEmpty() ? QStringLiteral("qrc:/qt/qml") : QUrl::fromLocalFile(qmlFolder).toString();
    if (!qmlFolder.isEmpty()) {
        m_engine->addImportPath(qmlFolder);
    }
    QQmlComponent component(m_engine.get(), QUrl(root + QStringLiteral("/WakeDock/Ui/Main.qml")));
    if (!component.isReady()) {
        throw Error(ErrorCode::Internal, "window_failed", "The window could not be built.")
            .withRemedy("Install WakeDock again; its own files seem to be damaged.")
            .withInternalDetail(component.errorString().toStdString());
    }
    const QVariantMap needs = {{QStringLiteral("catalog"), QVariant::fromValue(&catalog)},
                               {QStringLiteral("preferences"), QVariant::fromValue(&m_preferences)}};
    m_window.reset(qobject_cast<QQuickWindow *>(component.createWithInitialProperties(needs)));
    m_window->installEventFilter(this);
}

void QmlRuntime::restorePlace()
{
    const QRect place = m_preferences.place();
    if (place.isValid() && runtimeIsVisible(place)) {
        m_window->setGeometry(place);
    } else {
        m_window->resize(runtimeFirstSize);
    }
}

void QmlRuntime::rememberPlace()
{
    if (m_window && m_window->isVisible()) {
        m_preferences.remember(m_window->geometry(), m_window->visibility() == QWindow::Maximized);
    }
}

void QmlRuntime::raise()
{
    if (!m_window->isVisible() && m_preferences.wasMaximized()) {
        m_window->showMaximized();
    } else if (m_window->visibility() == QWindow::Minimized || !m_window->isVisible()) {
        m_window->showNormal();
    }
    m_window->raise();
    m_window->requestActivate();
}

void QmlRuntime::showService(const QString &serviceId)
{
    raise();
    // The type is the one that Main.qml declares: with another Qt finds no such function.
    if (!QMetaObject::invokeMethod(m_window.get(), "openService", Q_ARG(QString, serviceId))) {
        m_log.warning("The window has no function openService(string).");
    }
}

bool QmlRuntime::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window.get() && event->type() == QEvent::Close) {
        rememberPlace();
        m_window->hide();
        event->ignore();
        Q_EMIT closed();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace wakedock::app
