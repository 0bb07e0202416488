import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Short messages in the corner. They go by themselves unless the pointer rests on them; failures stay longer.
ListView {
    id: stack
    required property NotificationModel notifications
    signal serviceRequested(string serviceId)

    objectName: "toasts"
    anchors.right: parent ? parent.right : undefined
    anchors.bottom: parent ? parent.bottom : undefined
    anchors.margins: Theme.xl
    width: 360
    height: contentHeight
    spacing: Theme.md
    interactive: false
    model: notifications
    // Below the dialogs: what they show is not said twice.
    z: 1

    add: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.calm } }
    displaced: Transition { NumberAnimation { property: "y"; duration: Theme.calm } }

    delegate: Item {
        id: toast
        required property var notificationId
        required property int tone
        required property string title
        required property string message
        required property string serviceId
        required property string address

        width: stack.width
        implicitHeight: content.implicitHeight + 26
        Accessible.role: Accessible.AlertMessage
        Accessible.name: title + ". " + message

        HoverHandler { id: pointer }
        Timer {
            interval: toast.tone === Words.Negative ? 14000 : 7000
            running: !pointer.hovered
            onTriggered: stack.notifications.dismiss(toast.notificationId)
        }
        SoftShadow {
            anchors.fill: parent
            radius: Theme.radiusLarge
        }
        RowLayout {
            id: content
            x: 15
            y: 13
            width: parent.width - 26
            spacing: 11
            Rectangle {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 1
                implicitWidth: 22
                implicitHeight: 22
                radius: 11
                color: Theme.toneSoft(toast.tone)
                Icon {
                    anchors.centerIn: parent
                    width: 13
                    height: 13
                    name: toast.tone === Words.Negative ? "cross" : toast.tone === Words.Positive ? "check" : "info"
                    color: Theme.toneText(toast.tone)
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.topMargin: 2
                spacing: 3
                AppText {
                    Layout.fillWidth: true
                    text: toast.title
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0 && toast.address.length === 0 || toast.tone === Words.Negative
                    text: toast.message
                    color: Theme.textSoft
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                    elide: Text.ElideRight
                }
                AppLink {
                    visible: toast.address.length > 0 && toast.tone !== Words.Negative
                    text: toast.address
                    address: toast.address
                }
            }
            IconButton {
                Layout.alignment: Qt.AlignTop
                implicitWidth: 24
                implicitHeight: 24
                iconSize: 14
                iconName: "close"
                text: qsTr("Dismiss")
                onClicked: stack.notifications.dismiss(toast.notificationId)
            }
        }
    }
}
