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
    property bool canKeepAwake: false
    property bool keptAwake: false
    property bool withDetails: true
    signal detailsRequested()
    signal sleepRequested()
    signal wakeRequested()
    // 0 minutes = it may sleep again.
    signal keepAwakeRequested(int minutes)
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
        objectName: "keepAwakeItem"
        visible: menu.canKeepAwake && !menu.keptAwake
        enabled: !menu.busy
        text: qsTr("Keep awake for 1 h")
        iconName: "sun"
        onTriggered: menu.keepAwakeRequested(60)
    }
    AppMenuItem {
        objectName: "letSleepItem"
        visible: menu.keptAwake
        enabled: !menu.busy
        text: qsTr("Keep awake no longer")
        iconName: "moon"
        onTriggered: menu.keepAwakeRequested(0)
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
