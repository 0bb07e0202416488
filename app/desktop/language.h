#pragma once

#include <QLocale>
#include <QTranslator>

namespace wakedock::app {

/// The window's language, for as long as it lives: that of `locale` where there is a catalogue, else English.
/// Must stand before everything that makes sentences.
class Language
{
public:
    explicit Language(const QLocale &locale);
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

private:
    QTranslator m_english; ///< Plurals only: the sentences themselves are in the sources.
    QTranslator m_own;
};

} // namespace wakedock::app
