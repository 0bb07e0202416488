import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What is known of one object of a list.
AppDialog {
    id: dialog
    required property ObjectListModel source
    property string name
    property var facts: []

    function show(key: string, shownName: string) {
        name = shownName
        facts = source.facts(key)
        open()
    }

    width: Math.min(600, parent ? parent.width - 2 * Theme.xl : 600)
    title: name
    onOpened: closeButton.forceActiveFocus()

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0
        Repeater {
            objectName: "facts"
            model: dialog.facts
            FactRow {
                required property var modelData
                required property int index
                label: modelData.label
                value: modelData.value
                fixedPitch: modelData.mono
                first: index === 0
            }
        }
    }
    buttons: [
        AppButton {
            id: closeButton
            text: qsTr("Close")
            onClicked: dialog.close()
        }
    ]
}
