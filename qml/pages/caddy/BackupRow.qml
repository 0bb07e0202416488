import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One kept configuration. A damaged one says so and is never opened.
ItemDelegate {
    id: row
    required property int index
    required property string backupId
    required property string when
    required property string moment
    required property string sizeText
    required property string reason
    required property bool damaged
    required property bool mayManage
    property bool last: false
    signal opened()

    padding: 0
    implicitHeight: Theme.px(58)
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [moment, reason, sizeText].concat(damaged ? [qsTr("damaged")] : []).join(", ")
    onClicked: if (!damaged) opened()
    Keys.onReturnPressed: if (!damaged) opened()
    Keys.onEnterPressed: if (!damaged) opened()

    background: Rectangle {
        radius: Theme.radius
        color: row.hovered && row.mayManage && !row.damaged ? Theme.hover : "transparent"
        border.width: row.highlighted || row.visualFocus ? 2 : 0
        border.color: Theme.focus
        Rectangle {
            anchors.bottom: parent.bottom
            visible: !row.last
            x: Theme.md
            width: parent.width - 2 * Theme.md
            height: 1
            color: Theme.line
        }
    }
    contentItem: RowLayout {
        spacing: Theme.lg
        ColumnLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.md
            spacing: 3
            AppText {
                Layout.fillWidth: true
                text: row.reason
                font.pixelSize: Theme.label
                font.weight: Font.Medium
                color: row.damaged ? Theme.textFaint : Theme.text
                elide: Text.ElideRight
            }
            AppText {
                Layout.fillWidth: true
                text: row.backupId
                color: Theme.textFaint
                font.family: Theme.mono
                font.pixelSize: Theme.caption
                elide: Text.ElideMiddle
            }
        }
        StatusPill {
            objectName: "damagedMark"
            visible: row.damaged
            tone: Words.Negative
            text: qsTr("Damaged, not used")
        }
        AppText {
            Layout.preferredWidth: Theme.px(70)
            horizontalAlignment: Text.AlignRight
            text: row.sizeText
            color: Theme.textSoft
        }
        ColumnLayout {
            Layout.preferredWidth: Theme.px(160)
            Layout.fillWidth: false
            spacing: 3
            AppText {
                text: row.when
                color: Theme.textSoft
            }
            AppText {
                text: row.moment
                color: Theme.textFaint
                font.pixelSize: Theme.caption
            }
        }
        AppButton {
            objectName: "compareButton"
            Layout.rightMargin: Theme.md
            visible: row.mayManage
            enabled: !row.damaged
            text: qsTr("Compare")
            Accessible.name: qsTr("Compare the one of %1").arg(row.moment)
            onClicked: row.opened()
        }
    }
}
