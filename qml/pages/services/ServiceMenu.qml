import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

AppMenu {
    id: menu
    required property string serviceId
    required property string address
    required property bool busy
    required property bool canSleep
    required property bool canWake
    required property bool ofStack
    property bool withDetails: true
    signal detailsRequested()
    signal sleepRequested()
    signal wakeRequested()
    signal redeployRequested()
    signal removeRequested()

    AppMenuItem {
        visible: menu.withDetails
        text: qsTr("Details")
        iconName: "info"
        onTriggered: menu.detailsRequested()
    }
    AppMenuItem {
        visible: menu.address.length > 0
        text: qsTr("Open in browser")
        iconName: "open"
        onTriggered: Qt.openUrlExternally(menu.address)
    }
    AppMenuItem {
        objectName: "wakeItem"
        visible: menu.canWake
        enabled: !menu.busy
        text: qsTr("Wake")
        iconName: "sun"
        onTriggered: menu.wakeRequested()
    }
    AppMenuItem {
        objectName: "sleepItem"
        visible: menu.canSleep
        enabled: !menu.busy
        text: qsTr("Put to sleep")
        iconName: "moon"
        onTriggered: menu.sleepRequested()
    }
    AppMenuItem {
        objectName: "redeployItem"
        visible: !menu.ofStack
        enabled: !menu.busy
        text: qsTr("Redeploy…")
        iconName: "redeploy"
        onTriggered: menu.redeployRequested()
    }
    MenuSeparator {
        visible: !menu.ofStack
        height: visible ? implicitHeight : 0
        padding: 5
        contentItem: Rectangle {
            implicitHeight: 1
            color: Theme.line
        }
    }
    AppMenuItem {
        objectName: "removeItem"
        visible: !menu.ofStack
        enabled: !menu.busy
        dangerous: true
        text: qsTr("Remove…")
        iconName: "trash"
        onTriggered: menu.removeRequested()
    }
}
