import QtQuick
import WakeDock.Models
import WakeDock.Ui

TableRow {
    id: row
    required property string key
    required property string hostName
    required property string statusText
    required property int tone
    required property string reason
    required property string servicesText
    required property int revision
    required property string changed
    required property bool managed
    required property bool busy
    required property StackActions actions
    signal changeRequested()
    signal downRequested()
    signal removeRequested()

    implicitHeight: Theme.px(reason.length > 0 ? 64 : 56)
    spoken: [name, hostName, statusText, reason, qsTr("%1 services run").arg(servicesText)].filter(text => text.length > 0).join(", ")
    onMenuRequested: menu.popup()

    TitleCell {
        columns: row.columns
        title: row.name
        caption: row.managed ? row.hostName : qsTr("%1, started by somebody else").arg(row.hostName)
    }
    Column {
        x: row.columns.cells[1].x
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(0, row.columns.cells[1].width - Theme.lg)
        spacing: 3
        StatusPill {
            tone: row.tone
            text: row.statusText
        }
        AppText {
            width: parent.width
            visible: text.length > 0
            text: row.reason
            color: Theme.textFaint
            font.pixelSize: Theme.caption
            elide: Text.ElideRight
        }
    }
    TableCell {
        columns: row.columns
        column: 2
        text: row.servicesText
    }
    TableCell {
        columns: row.columns
        column: 3
        text: row.revision > 0 ? row.revision : "–"
        color: row.revision > 0 ? Theme.textSoft : Theme.textFaint
    }
    TableCell {
        columns: row.columns
        column: 4
        text: row.changed.length > 0 ? row.changed : "–"
        color: row.changed.length > 0 ? Theme.textSoft : Theme.textFaint
    }
    RowActions {
        busy: row.busy
        IconButton {
            id: more
            objectName: "moreButton"
            iconName: "more"
            text: qsTr("More for %1").arg(row.name)
            onChosen: menu.popup(more, 0, more.height + 2)
        }
    }
    StackMenu {
        id: menu
        managed: row.managed
        busy: row.busy
        onOpenRequested: row.opened()
        onAdoptRequested: row.actions.adopt(row.key)
        onChangeRequested: row.changeRequested()
        onUpRequested: pulls => row.actions.up(row.key, pulls)
        onDownRequested: row.downRequested()
        onRemoveRequested: row.removeRequested()
    }
}
