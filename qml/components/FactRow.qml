import QtQuick
import QtQuick.Layouts
import WakeDock.Ui

// A label and its value, with a hairline above all but the first.
Item {
    id: fact
    required property string label
    required property string value
    property bool first: false
    property int labelWidth: 130
    property bool fixedPitch: false

    Layout.fillWidth: true
    implicitHeight: Math.max(34, words.implicitHeight + 14)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    Rectangle {
        visible: !fact.first
        width: parent.width
        height: 1
        color: Theme.line
    }
    AppText {
        y: 9
        width: fact.labelWidth - Theme.sm
        text: fact.label
        color: Theme.textFaint
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    AppText {
        id: words
        x: fact.labelWidth
        y: 9
        width: parent.width - x
        text: fact.value
        wrapMode: Text.WrapAnywhere
        font.family: fact.fixedPitch ? Theme.mono : Theme.family
        font.pixelSize: fact.fixedPitch ? Theme.caption : Theme.body
        Accessible.ignored: true
    }
}
