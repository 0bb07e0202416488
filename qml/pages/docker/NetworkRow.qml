import QtQuick
import WakeDock.Models
import WakeDock.Ui

TableRow {
    id: row
    required property string key
    required property string traits
    required property var subnets
    required property string usedBy
    required property string users
    required property string whyStays
    required property bool busy
    signal removeRequested()

    spoken: [name, traits, subnets.join(", "), usedBy.length > 0 ? qsTr("used by %1").arg(usedBy) : qsTr("not used")].filter(text => text.length > 0).join(", ")
    onMenuRequested: opened()

    TitleCell {
        columns: row.columns
        title: row.name
        caption: row.traits
    }
    TableCell {
        columns: row.columns
        column: 1
        text: row.subnets.length > 0 ? row.subnets.join(", ") : "–"
        color: row.subnets.length > 0 ? Theme.textSoft : Theme.textFaint
    }
    UsedByCell {
        columns: row.columns
        column: 2
        usedBy: row.usedBy
        users: row.users
    }
    RowActions {
        busy: row.busy
        IconButton {
            objectName: "detailsButton"
            iconName: "info"
            text: qsTr("Details of %1").arg(row.name)
            onChosen: row.opened()
        }
        IconButton {
            objectName: "removeButton"
            iconName: "trash"
            text: qsTr("Remove %1").arg(row.name)
            whyNot: row.whyStays.length > 0 ? row.whyStays : row.usedBy.length > 0 ? qsTr("It is used by %1.").arg(row.users) : ""
            onChosen: row.removeRequested()
        }
    }
}
