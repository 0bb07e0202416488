import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

TableRow {
    id: row
    required property string key
    required property string statusText
    required property int tone
    required property string image
    required property string owner
    required property string ownerKind
    required property string serviceId
    required property var ports
    required property string cpuText
    required property string memoryText
    required property bool busy
    required property bool canStart
    required property bool canStop
    required property bool paused
    required property var whyNot
    required property DockerActions actions
    signal serviceRequested()
    signal terminalRequested()
    signal adoptRequested()
    signal renameRequested()
    signal killRequested()
    signal removeRequested()

    spoken: [name, statusText, image, owner].filter(text => text.length > 0).join(", ")
    onMenuRequested: menu.open()

    TitleCell {
        columns: row.columns
        title: row.name
        caption: row.image
    }
    StatusPill {
        x: row.columns.cells[1].x
        anchors.verticalCenter: parent.verticalCenter
        tone: row.tone
        text: row.statusText
    }
    TableCell {
        visible: row.columns.cells[2].width > 0 && row.serviceId.length === 0
        columns: row.columns
        column: 2
        text: row.owner.length > 0 ? row.owner : "–"
        color: row.owner.length > 0 ? Theme.textSoft : Theme.textFaint
    }
    AbstractButton {
        id: serviceLink
        visible: row.columns.cells[2].width > 0 && row.serviceId.length > 0
        x: row.columns.cells[2].x
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, row.columns.cells[2].width - Theme.lg)
        padding: 0
        objectName: "serviceLink"
        Accessible.role: Accessible.Link
        Accessible.name: qsTr("Service %1").arg(row.owner)
        onClicked: row.serviceRequested()
        HoverHandler { cursorShape: Qt.PointingHandCursor }
        contentItem: AppText {
            text: row.owner
            color: serviceLink.hovered || serviceLink.visualFocus ? Theme.accentText : Theme.textSoft
            font.underline: serviceLink.hovered || serviceLink.visualFocus
            elide: Text.ElideRight
        }
        background: Item { FocusRing { shown: serviceLink.visualFocus } }
    }
    TableCell {
        columns: row.columns
        column: 3
        text: row.ports.join(", ")
    }
    TableCell {
        columns: row.columns
        column: 4
        text: row.cpuText
    }
    TableCell {
        columns: row.columns
        column: 5
        text: row.memoryText
    }
    RowActions {
        busy: row.busy
        IconButton {
            visible: row.canStart
            objectName: "startButton"
            iconName: "play"
            text: qsTr("Start %1").arg(row.name)
            onChosen: row.actions.startContainer(row.key)
        }
        IconButton {
            visible: row.paused
            objectName: "resumeButton"
            iconName: "play"
            text: qsTr("Resume %1").arg(row.name)
            onChosen: row.actions.unpauseContainer(row.key)
        }
        IconButton {
            visible: row.canStop && !row.paused
            objectName: "stopButton"
            iconName: "stop"
            text: qsTr("Stop %1").arg(row.name)
            whyNot: row.whyNot.stop ?? ""
            onChosen: row.actions.stopContainer(row.key)
        }
        IconButton {
            visible: row.canStop
            objectName: "restartButton"
            iconName: "restart"
            text: qsTr("Restart %1").arg(row.name)
            onChosen: row.actions.restartContainer(row.key)
        }
        IconButton {
            id: more
            objectName: "moreButton"
            iconName: "more"
            text: qsTr("More for %1").arg(row.name)
            onChosen: menu.open()
            ContainerMenu {
                id: menu
                y: more.height + 2
                x: more.width - width
                running: row.canStop
                paused: row.paused
                whyNot: row.whyNot
                onDetailsRequested: row.opened()
                onTerminalRequested: row.terminalRequested()
                onAdoptRequested: row.adoptRequested()
                onPauseRequested: row.actions.pauseContainer(row.key)
                onStopRequested: row.actions.stopContainer(row.key)
                onRenameRequested: row.renameRequested()
                onKillRequested: row.killRequested()
                onRemoveRequested: row.removeRequested()
            }
        }
    }
}
