pragma Singleton
import QtQuick
import WakeDock.Models

// Colours, sizes and type of the window, in one place. Text colours keep a contrast of 4.5 to every surface they stand on
// (tests/qml/tst_theme.qml computes it).
QtObject {
    id: theme

    property bool dark: false
    // Off in tests and screenshots, so that nothing is caught half way.
    property bool animated: true
    // What the desktop wants of its text; everything that holds text grows with it.
    property real textScale: 1

    function px(size: real): int {
        return Math.round(size * textScale)
    }

    readonly property color window: dark ? "#101113" : "#FFFFFF"
    readonly property color rail: dark ? "#0B0C0D" : "#F7F7F8"
    readonly property color surface: dark ? "#16171A" : "#FFFFFF"
    readonly property color raised: dark ? "#1B1C20" : "#FFFFFF"
    readonly property color sunken: dark ? "#0B0C0D" : "#F7F7F8"
    readonly property color hover: dark ? "#1B1C20" : "#F4F4F6"
    readonly property color pressed: dark ? "#24262B" : "#EBECEF"
    readonly property color line: dark ? "#25272B" : "#E8E8EB"
    readonly property color lineStrong: dark ? "#3B3E45" : "#CFD1D7"
    readonly property color scrim: dark ? "#99000000" : "#5C16171A"

    readonly property color text: dark ? "#EEEFF1" : "#17181B"
    readonly property color textSoft: dark ? "#B0B3BA" : "#50545C"
    readonly property color textFaint: dark ? "#8D9199" : "#676B74"

    readonly property color accent: dark ? "#4562E0" : "#2B4ACB"
    readonly property color accentHover: dark ? "#4E6AE6" : "#2440B4"
    readonly property color accentSoft: dark ? "#1A2140" : "#EDF0FD"
    readonly property color accentText: dark ? "#9FB1FF" : "#2B4ACB"
    readonly property color accentInk: "#FFFFFF"
    readonly property color danger: dark ? "#C93A40" : "#C62A33"
    readonly property color dangerHover: dark ? "#D03E44" : "#AE222A"
    readonly property color focus: dark ? "#8FA5FF" : "#2B4ACB"

    readonly property int xs: 4
    readonly property int sm: 8
    readonly property int md: 12
    readonly property int lg: 16
    readonly property int xl: 24
    readonly property int xxl: 32

    readonly property int radius: 7
    readonly property int radiusLarge: 11
    readonly property int control: px(34)

    readonly property string family: "Inter"
    readonly property string mono: "monospace"
    readonly property int small: px(11)
    readonly property int caption: px(12)
    readonly property int body: px(13)
    readonly property int label: px(14)
    readonly property int title: px(15)
    readonly property int dialogTitle: px(17)
    readonly property int figure: px(19)
    readonly property int heading: px(21)
    readonly property int quick: animated ? 110 : 0
    readonly property int calm: animated ? 180 : 0

    // The colour of a dot or a curve.
    function tone(tone: int): color {
        switch (tone) {
        case Words.Positive: return dark ? "#3DBB78" : "#1E9E5A"
        case Words.Progress: return dark ? "#7C95FF" : "#3D5BDD"
        case Words.Warning: return dark ? "#E9A23B" : "#D07F12"
        case Words.Negative: return dark ? "#F0646A" : "#D3353D"
        case Words.Resting: return dark ? "#A48BF0" : "#7B5CD6"
        default: return dark ? "#7C8088" : "#8A8E97"
        }
    }

    // The colour of a word on toneSoft() or on the window.
    function toneText(tone: int): color {
        switch (tone) {
        case Words.Positive: return dark ? "#5CD394" : "#11693A"
        case Words.Progress: return dark ? "#A9B9FF" : "#2B4ACB"
        case Words.Warning: return dark ? "#F2B65C" : "#8A4F00"
        case Words.Negative: return dark ? "#FF8A8F" : "#B3212A"
        case Words.Resting: return dark ? "#BFABFA" : "#5F40B8"
        default: return dark ? "#B0B3BA" : "#50545C"
        }
    }

    function toneSoft(tone: int): color {
        switch (tone) {
        case Words.Positive: return dark ? "#143020" : "#E9F6EF"
        case Words.Progress: return dark ? "#1A2140" : "#EDF0FD"
        case Words.Warning: return dark ? "#2C2010" : "#FDF3E3"
        case Words.Negative: return dark ? "#321719" : "#FDECEC"
        case Words.Resting: return dark ? "#221B39" : "#F2EEFC"
        default: return dark ? "#1F2125" : "#F1F1F4"
        }
    }
}
