import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

TableRow {
    id: row
    required property string key
    required property var tags
    required property string shortId
    required property string sizeText
    required property string age
    required property string usedBy
    required property string users
    required property var outdated
    required property bool busy
    readonly property string stays: usedBy.length > 0 ? qsTr("It is used by %1.").arg(users) : ""
    signal pullRequested(string tag)
    signal checkRequested()
    signal tagRequested()
    signal untagRequested(string tag)
    signal removeRequested()

    spoken: [name, sizeText, usedBy.length > 0 ? qsTr("used by %1").arg(usedBy) : qsTr("not used"),
             outdated.length > 0 ? news.text : ""].filter(words => words.length > 0).join(", ")
    onMenuRequested: menu.open()

    TitleCell {
        columns: row.columns
        width: row.columns.cells[0].width - Theme.lg - (news.visible ? news.width + Theme.md : 0)
        title: row.name
        faint: row.tags.length === 0
        caption: row.tags.length > 1 ? row.shortId + "  ·  " + row.tags.slice(1).join(", ") : row.shortId
        captionElide: Text.ElideRight
    }
    StatusPill {
        id: news
        objectName: "updateMark"
        visible: row.outdated.length > 0
        x: row.columns.cells[0].x + row.columns.cells[0].width - width - Theme.lg
        anchors.verticalCenter: parent.verticalCenter
        tone: Words.Progress
        text: qsTr("Update available")
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
        text: row.sizeText
    }
    RowActions {
        busy: row.busy
        IconButton {
            objectName: "pullNewerButton"
            visible: row.outdated.length > 0
            iconName: "download"
            text: qsTr("Pull the newer %1").arg(row.outdated.join(", "))
            onChosen: row.pullRequested(row.outdated[0])
        }
        IconButton {
            objectName: "removeButton"
            iconName: "trash"
            text: qsTr("Remove %1").arg(row.name)
            whyNot: row.stays
            onChosen: row.removeRequested()
        }
        IconButton {
            id: more
            objectName: "moreButton"
            iconName: "more"
            text: qsTr("More for %1").arg(row.name)
            onChosen: menu.open()
            AppMenu {
                id: menu
                y: more.height + 2
                x: more.width - width
                implicitWidth: 290
                AppMenuItem {
                    text: qsTr("Details and history")
                    iconName: "info"
                    onChosen: row.opened()
                }
                Repeater {
                    model: row.tags
                    AppMenuItem {
                        required property string modelData
                        text: qsTr("Pull %1 again…").arg(modelData)
                        iconName: "download"
                        onChosen: row.pullRequested(modelData)
                    }
                }
                AppMenuItem {
                    objectName: "checkItem"
                    visible: row.tags.length > 0
                    text: qsTr("Check for an update")
                    iconName: "restart"
                    onChosen: row.checkRequested()
                }
                AppMenuItem {
                    objectName: "tagItem"
                    text: qsTr("Add a name…")
                    iconName: "tag"
                    onChosen: row.tagRequested()
                }
                Repeater {
                    model: row.tags.length > 1 ? row.tags : []
                    AppMenuItem {
                        required property string modelData
                        text: qsTr("Take off %1").arg(modelData)
                        iconName: "minus"
                        onChosen: row.untagRequested(modelData)
                    }
                }
                MenuLine { }
                AppMenuItem {
                    dangerous: true
                    text: qsTr("Remove…")
                    iconName: "trash"
                    whyNot: row.stays
                    onChosen: row.removeRequested()
                }
            }
        }
    }
}
