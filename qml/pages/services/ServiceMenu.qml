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
    property bool withDetails: true
    signal detailsRequested()
    signal sleepRequested()
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
        objectName: "sleepItem"
        visible: menu.canSleep
        enabled: !menu.busy
        text: qsTr("Put to sleep")
        iconName: "moon"
        onTriggered: menu.sleepRequested()
    }
    AppMenuItem {
        enabled: !menu.busy
        text: qsTr("Redeploy…")
        iconName: "redeploy"
        onTriggered: menu.redeployRequested()
    }
    MenuSeparator {
        padding: 5
        contentItem: Rectangle {
            implicitHeight: 1
            color: Theme.line
        }
    }
    AppMenuItem {
        enabled: !menu.busy
        dangerous: true
        text: qsTr("Remove…")
        iconName: "trash"
        onTriggered: menu.removeRequested()
    }
}
