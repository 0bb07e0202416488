import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

Button {
    id: control

    enum Kind { Primary, Secondary, Ghost, Danger }
    property int kind: AppButton.Secondary
    property string iconName
    property bool loading: false
    readonly property bool solid: kind === AppButton.Primary || kind === AppButton.Danger
    readonly property color ink: {
        if (!enabled && !loading)
            return Theme.textFaint
        return solid ? Theme.accentInk : kind === AppButton.Ghost ? Theme.textSoft : Theme.text
    }
    readonly property color fill: {
        if (!enabled && !loading)
            return solid ? Theme.pressed : "transparent"
        if (kind === AppButton.Primary)
            return hovered || down ? Theme.accentHover : Theme.accent
        if (kind === AppButton.Danger)
            return hovered || down ? Theme.dangerHover : Theme.danger
        return down ? Theme.pressed : hovered ? Theme.hover : kind === AppButton.Ghost || Theme.dark ? "transparent" : Theme.surface
    }

    implicitHeight: Theme.control
    implicitWidth: Math.max(implicitContentWidth + leftPadding + rightPadding, Theme.control)
    leftPadding: iconName.length > 0 ? 11 : 14
    rightPadding: 14
    topPadding: 0
    bottomPadding: 0
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: Font.Medium
    opacity: loading ? 0.75 : 1
    Accessible.name: text
    HoverHandler { cursorShape: Qt.PointingHandCursor }

    contentItem: Item {
        implicitWidth: content.implicitWidth
        implicitHeight: content.implicitHeight
        Row {
            id: content
            anchors.centerIn: parent
            spacing: 7
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: control.iconName.length > 0 && !control.loading
                name: control.iconName
                color: control.ink
                width: 16
                height: 16
            }
            Spinner {
                anchors.verticalCenter: parent.verticalCenter
                visible: control.loading
                color: control.ink
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: control.text
                font: control.font
                color: control.ink
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: control.fill
        border.width: control.kind === AppButton.Secondary ? 1 : 0
        border.color: control.hovered ? Theme.lineStrong : Theme.line
        FocusRing { shown: control.visualFocus }
    }
}
