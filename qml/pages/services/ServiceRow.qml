import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

ItemDelegate {
    id: row

    required property int index
    required property string serviceId
    required property string name
    required property string statusText
    required property string statusReason
    required property int tone
    required property string image
    required property string domain
    required property string host
    required property string address
    required property string cpuText
    required property string memoryText
    required property var cpuHistory
    required property bool busy
    required property bool canStart
    required property bool canStop
    required property bool canWake
    required property bool ofStack
    required property string awakeText
    required property bool keptAwake
    required property bool canKeepAwake
    required property ServiceColumns columns
    required property ServiceActions actions
    readonly property string what: host.length > 0 ? qsTr("%1 on %2").arg(image).arg(host) : image
    property bool last: false
    // A registry has something newer under its image's name.
    property bool outdated: false

    signal opened()
    signal removeRequested()
    signal redeployRequested()

    implicitHeight: Theme.px(58)
    padding: 0
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("%1, %2, %3").arg(name).arg(statusText).arg(what) + (awakeText.length > 0 ? ", " + awakeText : "") + (outdated ? ", " + qsTr("Update available") : "")
    onClicked: opened()
    Keys.onReturnPressed: opened()
    Keys.onEnterPressed: opened()
    Keys.onMenuPressed: menu.open()

    background: Rectangle {
        color: row.hovered || row.highlighted ? Theme.hover : "transparent"
        radius: Theme.radius
        Rectangle {
            anchors.bottom: parent.bottom
            visible: !row.last
            x: Theme.md
            width: parent.width - 2 * Theme.md
            height: 1
            color: Theme.line
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: 1
            visible: row.visualFocus || row.highlighted
            radius: Theme.radius
            color: "transparent"
            border.width: 2
            border.color: Theme.focus
        }
    }

    contentItem: Item {
        Column {
            x: Theme.md
            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.nameWidth - Theme.lg
            spacing: 3
            AppText {
                width: parent.width - (news.visible ? news.width + Theme.sm : 0)
                text: row.name
                font.pixelSize: Theme.label
                font.weight: Font.Medium
                elide: Text.ElideRight
                UpdateMark {
                    id: news
                    objectName: "updateMark"
                    x: Math.min(parent.implicitWidth, parent.width) + Theme.sm
                    anchors.verticalCenter: parent.verticalCenter
                    visible: row.outdated
                }
            }
            AppText {
                width: parent.width
                text: row.tone === Words.Negative || row.tone === Words.Warning ? row.statusReason || row.what : row.what
                color: row.tone === Words.Negative || row.tone === Words.Warning ? Theme.toneText(row.tone) : Theme.textFaint
                font.pixelSize: Theme.caption
                elide: text === row.what ? Text.ElideMiddle : Text.ElideRight
            }
        }
        Column {
            x: row.columns.statusX
            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.statusWidth - Theme.sm
            spacing: 2
            StatusPill {
                tone: row.tone
                text: row.statusText
            }
            AppText {
                objectName: "awakeText"
                width: parent.width
                visible: text.length > 0
                text: row.awakeText
                color: Theme.textFaint
                font.pixelSize: Theme.caption
                elide: Text.ElideRight
            }
        }
        AppLink {
            visible: row.columns.domainWidth > 0 && row.address.length > 0
            x: row.columns.domainX
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, row.columns.domainWidth - Theme.lg)
            text: row.domain
            address: row.address
        }
        Row {
            visible: row.cpuText.length > 0
            x: row.columns.cpuX
            anchors.verticalCenter: parent.verticalCenter
            spacing: 10
            Sparkline {
                width: 64
                height: 26
                slotCount: 40
                values: row.cpuHistory
                color: row.tone === Words.Warning ? Theme.tone(Words.Warning) : Theme.tone(Words.Progress)
                anchors.verticalCenter: parent.verticalCenter
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: row.cpuText
                color: Theme.textSoft
            }
        }
        AppText {
            visible: row.columns.memoryWidth > 0
            x: row.columns.memoryX
            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.memoryWidth - Theme.lg
            text: row.memoryText
            color: Theme.textSoft
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: Theme.sm
            anchors.verticalCenter: parent.verticalCenter
            IconButton {
                visible: row.canWake && !row.busy
                objectName: "wakeButton"
                iconName: "sun"
                text: qsTr("Wake %1").arg(row.name)
                onClicked: row.actions.wake(row.serviceId)
            }
            IconButton {
                visible: row.canStart && !row.canWake && !row.ofStack && !row.busy
                objectName: "startButton"
                iconName: "play"
                text: qsTr("Start %1").arg(row.name)
                onClicked: row.actions.start(row.serviceId)
            }
            IconButton {
                visible: row.canStop && !row.ofStack && !row.busy
                objectName: "stopButton"
                iconName: "stop"
                text: qsTr("Stop %1").arg(row.name)
                onClicked: row.actions.stop(row.serviceId)
            }
            IconButton {
                visible: row.canStop && !row.ofStack && !row.busy
                iconName: "restart"
                text: qsTr("Restart %1").arg(row.name)
                onClicked: row.actions.restart(row.serviceId)
            }
            Item {
                visible: row.busy
                width: 60
                height: 30
                Spinner { anchors.centerIn: parent }
            }
            IconButton {
                id: more
                iconName: "more"
                text: qsTr("More for %1").arg(row.name)
                onClicked: menu.open()
                ServiceMenu {
                    id: menu
                    y: more.height + 2
                    x: more.width - width
                    serviceId: row.serviceId
                    address: row.address
                    busy: row.busy
                    canSleep: row.canStop
                    canWake: row.canWake
                    ofStack: row.ofStack
                    onWakeRequested: row.actions.wake(row.serviceId)
                    canKeepAwake: row.canKeepAwake
                    keptAwake: row.keptAwake
                    onKeepAwakeRequested: minutes => row.actions.keepAwake(row.serviceId, minutes)
                    onSleepRequested: row.actions.putToSleep(row.serviceId)
                    onDetailsRequested: row.opened()
                    onRedeployRequested: row.redeployRequested()
                    onRemoveRequested: row.removeRequested()
                }
            }
        }
    }
}
