#include "app/desktop/language.h"

#include <QCoreApplication>

namespace wakedock::app {

Language::Language(const QLocale &locale)
{
    const QString folder = QStringLiteral(":/wakedock/translations");
    if (m_english.load(QStringLiteral("wakedock_en"), folder)) {
        QCoreApplication::installTranslator(&m_english);
    }
    // Asked last is asked first: what the own catalogue lacks comes from the English one, then from the sources.
    if (locale.language() != QLocale::English
        && m_own.load(locale, QStringLiteral("wakedock"), QStringLiteral("_"), folder)) {
        QCoreApplication::installTranslator(&m_own);
    }
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_english);
}

} // namespace wakedock::app
