import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

TextField {
    id: field

    property bool wrong: false
    property string iconName
    property bool fixedPitch: false

    implicitHeight: Theme.control
    leftPadding: iconName.length > 0 ? 32 : 11
    rightPadding: 11
    topPadding: 0
    bottomPadding: 0
    verticalAlignment: TextInput.AlignVCenter
    font.family: fixedPitch ? Theme.mono : Theme.family
    font.pixelSize: fixedPitch ? Theme.caption : Theme.body
    color: Theme.text
    placeholderTextColor: Theme.textFaint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    Accessible.name: placeholderText

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: field.activeFocus ? 2 : 1
        border.color: field.wrong ? Theme.tone(Words.Negative) : field.activeFocus ? Theme.focus : field.hovered ? Theme.textFaint : Theme.lineStrong
        Icon {
            visible: field.iconName.length > 0
            anchors.verticalCenter: parent.verticalCenter
            x: 10
            width: 15
            height: 15
            name: field.iconName
            color: Theme.textFaint
        }
    }
}
