import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

GridLayout {
    id: overview
    required property StackDetailModel stack
    readonly property bool wide: width > 780
    signal operationOpened(string operationId)

    columns: wide ? 5 : 1
    columnSpacing: Theme.lg
    rowSpacing: Theme.lg

    Card {
        Layout.fillWidth: true
        Layout.columnSpan: overview.wide ? 3 : 1
        Layout.preferredWidth: 3
        Layout.alignment: Qt.AlignTop
        title: qsTr("Services")
        Repeater {
            objectName: "stackServices"
            model: overview.stack.services
            StackServiceLine {
                Layout.fillWidth: true
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.columnSpan: overview.wide ? 2 : 1
        Layout.preferredWidth: 2
        Layout.alignment: Qt.AlignTop
        spacing: Theme.lg
        Card {
            Layout.fillWidth: true
            title: qsTr("About")
            Repeater {
                model: overview.stack.facts
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
        Card {
            Layout.fillWidth: true
            visible: overview.stack.operations.count > 0
            title: qsTr("What was done lately")
            Repeater {
                objectName: "stackOperations"
                model: overview.stack.operations
                StackOperationLine {
                    Layout.fillWidth: true
                    visible: index < 6
                    onOpened: overview.operationOpened(operationId)
                }
            }
        }
    }
}
