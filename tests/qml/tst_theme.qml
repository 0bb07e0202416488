import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

TestCase {
    name: "Theme"

    function luminance(colour) {
        const channel = value => value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4)
        return 0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b)
    }
    // Functions of the theme give names of colours, its properties colours; both become colours here.
    function contrast(first, second) {
        const one = Qt.darker(first, 1)
        const other = Qt.darker(second, 1)
        const light = Math.max(luminance(one), luminance(other))
        const dark = Math.min(luminance(one), luminance(other))
        return (light + 0.05) / (dark + 0.05)
    }
    function themes() {
        return [{tag: "light", dark: false}, {tag: "dark", dark: true}]
    }
    function requireContrast(ink, ground, least, what) {
        const found = contrast(ink, ground)
        verify(found >= least, what + ": " + found.toFixed(2) + " instead of " + least)
    }

    function test_textIsReadableOnEverySurface_data() { return themes() }
    function test_textIsReadableOnEverySurface(data) {
        Theme.dark = data.dark
        for (const ink of ["text", "textSoft", "textFaint"])
            for (const ground of ["window", "rail", "surface", "raised", "hover"])
                requireContrast(Theme[ink], Theme[ground], 4.5, ink + " on " + ground)
    }
    function test_buttonsAreReadable_data() { return themes() }
    function test_buttonsAreReadable(data) {
        Theme.dark = data.dark
        for (const ground of ["accent", "accentHover", "danger", "dangerHover"])
            requireContrast(Theme.accentInk, Theme[ground], 4.5, "accentInk on " + ground)
        requireContrast(Theme.accentText, Theme.window, 4.5, "accentText on window")
    }
    function test_wordsOfAToneAreReadableAndItsDotIsSeen_data() { return themes() }
    function test_wordsOfAToneAreReadableAndItsDotIsSeen(data) {
        Theme.dark = data.dark
        for (const tone of [Words.Neutral, Words.Positive, Words.Progress, Words.Warning, Words.Negative, Words.Resting]) {
            requireContrast(Theme.toneText(tone), Theme.toneSoft(tone), 4.5, "word of tone " + tone)
            requireContrast(Theme.toneText(tone), Theme.window, 4.5, "word of tone on the window " + tone)
            requireContrast(Theme.tone(tone), Theme.toneSoft(tone), 2.6, "dot of tone " + tone)
            requireContrast(Theme.text, Theme.toneSoft(tone), 4.5, "text on tone " + tone)
            requireContrast(Theme.textSoft, Theme.toneSoft(tone), 4.5, "soft text on tone " + tone)
        }
    }
    function test_theFocusRingIsSeen_data() { return themes() }
    function test_theFocusRingIsSeen(data) {
        Theme.dark = data.dark
        for (const ground of ["window", "rail", "surface", "raised"])
            requireContrast(Theme.focus, Theme[ground], 3, "focus on " + ground)
    }
}
