import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One engine: how it does, what answers there, or why nothing does and what helps.
ItemDelegate {
    id: row
    required property int index
    required property string hostId
    required property string name
    required property string address
    required property string way
    required property string statusText
    required property int tone
    required property string version
    required property string platform
    required property string detail
    required property string remedy
    required property string since
    required property bool fixed
    required property bool busy
    signal opened()
    signal testRequested()
    signal changeRequested()
    signal removeRequested()

    padding: 0
    implicitHeight: content.implicitHeight + 2 * Theme.lg
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, statusText, version, detail].filter(text => text.length > 0).join(", ")
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
            y: Theme.lg
            width: parent.width - 2 * Theme.lg
            spacing: Theme.md
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.md
                Rectangle {
                    implicitWidth: 38
                    implicitHeight: 38
                    radius: 10
                    color: Theme.toneSoft(Words.Neutral)
                    Icon {
                        anchors.centerIn: parent
                        width: 19
                        height: 19
                        name: row.fixed ? "monitor" : "host"
                        color: Theme.textSoft
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    spacing: 3
                    AppText {
                        Layout.fillWidth: true
                        text: row.name
                        font.pixelSize: Theme.label
                        font.weight: Font.Medium
                        elide: Text.ElideRight
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: row.way + "  ·  " + row.address
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                        elide: Text.ElideMiddle
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    visible: row.version.length > 0
                    spacing: 3
                    AppText {
                        Layout.fillWidth: true
                        text: row.version
                        color: Theme.textSoft
                        elide: Text.ElideRight
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: row.platform
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                        elide: Text.ElideRight
                    }
                }
                StatusPill {
                    tone: row.tone
                    text: row.statusText
                }
                AppButton {
                    objectName: "testButton"
                    iconName: "plug"
                    text: qsTr("Test")
                    Accessible.name: qsTr("Test %1").arg(row.name)
                    onClicked: row.testRequested()
                }
                IconButton {
                    objectName: "changeButton"
                    visible: !row.busy
                    iconName: "pencil"
                    text: qsTr("Change %1").arg(row.name)
                    whyNot: row.fixed ? qsTr("The settings say where this engine is.") : ""
                    onChosen: row.changeRequested()
                }
                IconButton {
                    objectName: "removeButton"
                    visible: !row.busy
                    iconName: "trash"
                    text: qsTr("Remove %1").arg(row.name)
                    whyNot: row.fixed ? qsTr("The settings say where this engine is.") : ""
                    onChosen: row.removeRequested()
                }
                Spinner { visible: row.busy }
            }
            Notice {
                objectName: "trouble"
                Layout.fillWidth: true
                visible: row.detail.length > 0
                tone: Words.Negative
                title: row.detail
                detail: row.remedy
                remedy: row.since.length > 0 ? qsTr("Lost %1; WakeDock goes on trying.").arg(row.since) : ""
            }
        }
    }
}
