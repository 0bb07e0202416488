import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One route: which address, where it leads, who made it.
ItemDelegate {
    id: row
    required property int index
    required property string routeId
    required property string host
    required property string more
    required property string kind
    required property string iconName
    required property string target
    required property string tls
    required property string who
    required property string statusText
    required property int tone
    required property string problem
    required property bool readOnly
    required property string serviceId
    required property bool busy
    signal opened()
    signal removeRequested()

    padding: 0
    implicitHeight: content.implicitHeight + 2 * Theme.md
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [host, more, kind, target, tls, who, statusText, problem].filter(text => text.length > 0).join(", ")
    onClicked: opened()
    Keys.onReturnPressed: opened()
    Keys.onEnterPressed: opened()

    background: Rectangle {
        radius: Theme.radiusLarge
        color: row.hovered ? Theme.hover : Theme.surface
        border.width: row.highlighted || row.visualFocus ? 2 : 1
        border.color: row.highlighted || row.visualFocus ? Theme.focus : Theme.line
    }
    contentItem: Item {
        ColumnLayout {
            id: content
            x: Theme.lg
            y: Theme.md
            width: parent.width - 2 * Theme.lg
            spacing: Theme.md
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.md
                Rectangle {
                    implicitWidth: 34
                    implicitHeight: 34
                    radius: 9
                    color: Theme.toneSoft(Words.Neutral)
                    Icon {
                        anchors.centerIn: parent
                        width: 17
                        height: 17
                        name: row.iconName
                        color: Theme.textSoft
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    spacing: 2
                    AppText {
                        Layout.fillWidth: true
                        text: row.host
                        font.pixelSize: Theme.label
                        font.weight: Font.Medium
                        elide: Text.ElideMiddle
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: row.more.length > 0 ? qsTr("also %1").arg(row.more) : row.who
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                        elide: Text.ElideRight
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    spacing: 2
                    AppText {
                        Layout.fillWidth: true
                        text: row.target
                        color: Theme.textSoft
                        elide: Text.ElideMiddle
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: [row.kind, row.tls, row.more.length > 0 ? row.who : ""].filter(text => text.length > 0).join("  ·  ")
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                        elide: Text.ElideRight
                    }
                }
                // As wide in each row, so that the columns stand below each other.
                RowLayout {
                    Layout.fillWidth: false
                    Layout.preferredWidth: Theme.px(214)
                    spacing: Theme.sm
                    Item { Layout.fillWidth: true }
                    StatusPill {
                        visible: row.statusText.length > 0
                        tone: row.tone
                        text: row.statusText
                    }
                    AppButton {
                        objectName: "serviceButton"
                        visible: row.serviceId.length > 0
                        iconName: "services"
                        text: qsTr("Service")
                        Accessible.name: qsTr("Open the service of %1").arg(row.host)
                        onClicked: row.opened()
                    }
                    IconButton {
                        objectName: "changeButton"
                        visible: !row.busy && !row.readOnly
                        iconName: "pencil"
                        text: qsTr("Change %1").arg(row.host)
                        onChosen: row.opened()
                    }
                    IconButton {
                        objectName: "removeButton"
                        visible: !row.busy && !row.readOnly
                        iconName: "trash"
                        text: qsTr("Remove %1").arg(row.host)
                        onChosen: row.removeRequested()
                    }
                    Spinner { visible: row.busy }
                }
            }
            Notice {
                objectName: "trouble"
                Layout.fillWidth: true
                visible: row.problem.length > 0
                tone: Words.Warning
                title: row.problem
            }
        }
    }
}
