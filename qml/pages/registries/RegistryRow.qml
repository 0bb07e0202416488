import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One registry: who WakeDock is there, whether that works, and what helps where it does not.
ItemDelegate {
    id: row
    required property int index
    required property string registryId
    required property string address
    required property string user
    required property string statusText
    required property int tone
    required property string when
    required property string detail
    required property string remedy
    required property bool trying
    required property bool busy
    signal opened()
    signal testRequested()
    signal removeRequested()

    padding: 0
    implicitHeight: content.implicitHeight + 2 * Theme.lg
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [address, user, statusText, detail].filter(text => text.length > 0).join(", ")
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
                        name: "registry"
                        color: Theme.textSoft
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 3
                    AppText {
                        Layout.fillWidth: true
                        text: row.address
                        font.pixelSize: Theme.label
                        font.weight: Font.Medium
                        elide: Text.ElideMiddle
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: row.user
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                        elide: Text.ElideRight
                    }
                }
                AppText {
                    visible: text.length > 0 && !row.trying
                    text: row.when
                    color: Theme.textFaint
                    font.pixelSize: Theme.caption
                }
                StatusPill {
                    objectName: "registryStatus"
                    tone: row.tone
                    text: row.statusText
                }
                AppButton {
                    objectName: "tryButton"
                    iconName: "plug"
                    text: qsTr("Try")
                    loading: row.trying
                    enabled: !row.trying
                    Accessible.name: qsTr("Try %1").arg(row.address)
                    onClicked: row.testRequested()
                }
                IconButton {
                    objectName: "editButton"
                    iconName: "pencil"
                    text: qsTr("Change %1").arg(row.address)
                    onChosen: row.opened()
                }
                IconButton {
                    objectName: "removeButton"
                    visible: !row.busy
                    iconName: "trash"
                    text: qsTr("Remove %1").arg(row.address)
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
            }
        }
    }
}
