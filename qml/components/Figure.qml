import QtQuick
import QtQuick.Layouts
import WakeDock.Ui

// One number with its name.
ColumnLayout {
    id: figure
    required property string label
    required property string value
    property string detail
    property bool small: false

    spacing: 2
    // A layout takes what room there is unless told otherwise; the chart beside it needs that room.
    Layout.fillWidth: false
    FontMetrics {
        id: largeLetters
        font.family: valueText.font.family
        font.pixelSize: Theme.figure
    }
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value
    AppText {
        text: figure.label
        color: Theme.textFaint
        font.pixelSize: Theme.caption
        Accessible.ignored: true
    }
    RowLayout {
        // As high as a large one: beside each other their names stand on one line.
        Layout.minimumHeight: Math.ceil(largeLetters.height)
        spacing: 5
        AppText {
            id: valueText
            text: figure.value
            font.pixelSize: figure.small ? Theme.body : Theme.figure
            font.weight: figure.small ? Font.Normal : Font.DemiBold
            font.letterSpacing: figure.small ? 0 : -0.3
            Accessible.ignored: true
        }
        AppText {
            Layout.alignment: Qt.AlignBaseline
            visible: text.length > 0
            text: figure.detail
            color: Theme.textFaint
            font.pixelSize: Theme.caption
        }
    }
}
