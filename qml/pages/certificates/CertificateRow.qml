import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One certificate: the names it is for, who signed it, how long it lasts, and what was said where it was refused.
ItemDelegate {
    id: row
    required property int index
    required property string certificateId
    required property string names
    required property string source
    required property string statusText
    required property int tone
    required property string expiry
    required property string until
    required property string usedBy
    required property string trouble
    required property string troubleFacts
    required property string warnings
    required property bool own
    required property bool renewable
    required property bool busy
    signal renewRequested()
    signal replaceRequested()
    signal removeRequested()

    padding: 0
    implicitHeight: content.implicitHeight + 2 * Theme.lg
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [names, source, statusText, expiry, trouble, warnings].filter(text => text.length > 0).join(", ")
    Keys.onReturnPressed: if (own) replaceRequested()
    Keys.onEnterPressed: if (own) replaceRequested()
    Keys.onDeletePressed: if (own && !busy) removeRequested()

    background: Rectangle {
        radius: Theme.radiusLarge
        color: Theme.surface
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
                    color: Theme.toneSoft(row.tone)
                    Icon {
                        anchors.centerIn: parent
                        width: 19
                        height: 19
                        name: "certificate"
                        color: Theme.toneText(row.tone)
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 3
                    AppText {
                        Layout.fillWidth: true
                        text: row.names
                        font.pixelSize: Theme.label
                        font.weight: Font.Medium
                        elide: Text.ElideRight
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: row.source
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                        elide: Text.ElideRight
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: row.usedBy.length > 0
                        text: qsTr("Shown for %1").arg(row.usedBy)
                        color: Theme.textFaint
                        font.pixelSize: Theme.caption
                        elide: Text.ElideRight
                    }
                }
                AppText {
                    objectName: "expiry"
                    visible: text.length > 0
                    text: row.expiry
                    color: Theme.textSoft
                    font.pixelSize: Theme.caption
                    HoverHandler { id: overExpiry }
                    AppToolTip {
                        visible: overExpiry.hovered && row.until.length > 0
                        text: qsTr("Until %1").arg(row.until)
                    }
                }
                StatusPill {
                    objectName: "certificateStatus"
                    tone: row.tone
                    text: row.statusText
                }
                AppButton {
                    objectName: "renewButton"
                    visible: row.renewable
                    iconName: "restart"
                    text: qsTr("Renew now")
                    loading: row.busy
                    enabled: !row.busy
                    Accessible.name: qsTr("Renew the certificate for %1").arg(row.names)
                    onClicked: row.renewRequested()
                }
                IconButton {
                    objectName: "replaceButton"
                    visible: row.own
                    iconName: "pencil"
                    text: qsTr("Replace the certificate for %1").arg(row.names)
                    onChosen: row.replaceRequested()
                }
                IconButton {
                    objectName: "removeButton"
                    visible: row.own && !row.busy
                    iconName: "trash"
                    text: qsTr("Remove the certificate for %1").arg(row.names)
                    onChosen: row.removeRequested()
                }
                Spinner { visible: row.own && row.busy }
            }
            Notice {
                objectName: "trouble"
                Layout.fillWidth: true
                visible: row.trouble.length > 0
                tone: Words.Negative
                title: row.trouble
                detail: row.troubleFacts
            }
            Notice {
                objectName: "warnings"
                Layout.fillWidth: true
                visible: row.warnings.length > 0
                tone: Words.Warning
                title: row.warnings
            }
        }
    }
}
