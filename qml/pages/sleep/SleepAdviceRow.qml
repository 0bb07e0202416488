import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

Rectangle {
    id: row
    required property int index
    required property string serviceId
    required property string name
    required property string memory
    required property string quiet
    required property real share
    required property string waits
    required property string measured
    required property bool counted
    required property bool worth
    required property SleepChange change
    signal opened()
    signal sleepRequested()

    implicitHeight: content.implicitHeight + 2 * Theme.lg
    radius: Theme.radiusLarge
    color: Theme.surface
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: quiet %2 of the time, would free %3, %4 would wait").arg(name).arg(quiet).arg(memory).arg(waits)

    RowLayout {
        id: content
        x: Theme.lg
        y: Theme.lg
        width: parent.width - 2 * Theme.lg
        spacing: Theme.xl
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 6
            RowLayout {
                spacing: Theme.sm
                AppText {
                    text: row.name
                    font.weight: Font.DemiBold
                    font.pixelSize: Theme.label
                }
                StatusPill {
                    visible: row.worth
                    tone: Words.Resting
                    text: qsTr("Worth it")
                }
            }
            // How much of the time nobody came.
            Rectangle {
                Layout.fillWidth: true
                Layout.maximumWidth: 360
                implicitHeight: 5
                radius: 2.5
                color: Theme.pressed
                Rectangle {
                    width: parent.width * row.share
                    height: parent.height
                    radius: parent.radius
                    color: Theme.tone(Words.Resting)
                }
            }
            AppText {
                objectName: "basis" + row.index
                text: (row.counted ? qsTr("Asleep %1 of the time, counted %2") : qsTr("Asleep %1 of the time, estimated %2")).arg(row.quiet).arg(row.measured)
                color: Theme.textFaint
                font.pixelSize: Theme.caption
            }
        }
        Figure {
            Layout.preferredWidth: Theme.px(110)
            label: qsTr("Would free")
            value: row.memory
        }
        Figure {
            Layout.preferredWidth: Theme.px(150)
            label: qsTr("Would have waited")
            value: row.waits
            small: true
        }
        AppButton {
            objectName: "letSleep" + row.index
            visible: row.change.allowed
            enabled: !row.change.busy
            kind: row.worth ? AppButton.Primary : AppButton.Secondary
            iconName: "moon"
            text: qsTr("Let it sleep")
            onClicked: row.sleepRequested()
        }
        IconButton {
            iconName: "chevron-right"
            text: qsTr("Show %1").arg(row.name)
            onChosen: row.opened()
        }
    }
}
