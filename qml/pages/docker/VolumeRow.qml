import QtQuick
import WakeDock.Models
import WakeDock.Ui

TableRow {
    id: row
    required property string key
    required property string driver
    required property string sizeText
    required property string age
    required property string usedBy
    required property string users
    required property string stack
    required property bool busy
    signal removeRequested()

    spoken: [name, driver, usedBy.length > 0 ? qsTr("used by %1").arg(usedBy) : qsTr("not used"), sizeText].filter(text => text.length > 0).join(", ")
    onMenuRequested: opened()

    TitleCell {
        columns: row.columns
        title: row.name
        caption: row.stack.length > 0 ? qsTr("%1, stack %2").arg(row.driver).arg(row.stack) : row.driver
    }
    UsedByCell {
        columns: row.columns
        column: 1
        usedBy: row.usedBy
        users: row.users
    }
    TableCell {
        columns: row.columns
        column: 2
        text: row.age
    }
    TableCell {
        columns: row.columns
        column: 3
        text: row.sizeText.length > 0 ? row.sizeText : "–"
        color: row.sizeText.length > 0 ? Theme.textSoft : Theme.textFaint
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
            whyNot: row.usedBy.length > 0 ? qsTr("It is used by %1.").arg(row.users) : ""
            onChosen: row.removeRequested()
        }
    }
}
