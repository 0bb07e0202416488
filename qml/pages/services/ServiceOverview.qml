import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

GridLayout {
    id: overview
    required property ServiceDetailModel service
    readonly property bool wide: width > 780
    readonly property bool measured: service.cpuText.length > 0

    columns: wide ? 2 : 1
    columnSpacing: Theme.lg
    rowSpacing: Theme.lg

    Card {
        Layout.columnSpan: overview.columns
        Layout.fillWidth: true
        visible: overview.measured
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.xxl
            Figure {
                // The chart stays where it is when a digit more is shown.
                Layout.minimumWidth: 72
                label: qsTr("CPU")
                value: overview.service.cpuText
            }
            Sparkline {
                Layout.fillWidth: true
                Layout.preferredHeight: 56
                values: overview.service.cpuHistory
                color: Theme.tone(Words.Progress)
                Accessible.role: Accessible.Chart
                Accessible.name: qsTr("CPU over the last minutes")
            }
            Figure {
                label: qsTr("Memory")
                value: overview.service.memoryText
                detail: overview.service.memoryLimitText
            }
            Figure {
                visible: overview.wide
                label: qsTr("Network")
                value: overview.service.networkText
                small: true
            }
            Figure {
                visible: overview.wide
                label: qsTr("Processes")
                value: overview.service.processText
            }
        }
    }
    Card {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: 1
        title: qsTr("Configuration")
        Repeater {
            model: overview.service.facts
            FactRow {
                required property var modelData
                required property int index
                label: modelData.label
                value: modelData.value
                first: index === 0
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: 1
        spacing: Theme.lg
        Card {
            id: environment
            property bool revealed: false
            Layout.fillWidth: true
            title: qsTr("Environment")
            actions: IconButton {
                visible: overview.service.environment.length > 0
                iconName: environment.revealed ? "eye-off" : "eye"
                text: environment.revealed ? qsTr("Hide values") : qsTr("Show values")
                onClicked: environment.revealed = !environment.revealed
            }
            Repeater {
                model: overview.service.environment
                FactRow {
                    required property var modelData
                    required property int index
                    label: modelData.label
                    labelWidth: Math.min(220, width * 0.5)
                    value: environment.revealed ? modelData.value : "••••••••"
                    first: index === 0
                    fixedPitch: environment.revealed
                }
            }
            AppText {
                visible: overview.service.environment.length === 0
                Layout.topMargin: Theme.xs
                text: qsTr("No variables are set.")
                color: Theme.textFaint
            }
        }
        Card {
            Layout.fillWidth: true
            title: qsTr("Volumes")
            Repeater {
                model: overview.service.volumes
                FactRow {
                    required property var modelData
                    required property int index
                    label: modelData.label
                    labelWidth: Math.min(220, width * 0.5)
                    value: modelData.value
                    first: index === 0
                }
            }
            AppText {
                visible: overview.service.volumes.length === 0
                Layout.topMargin: Theme.xs
                text: qsTr("No volumes. What it writes is gone when it is redeployed.")
                color: Theme.textFaint
            }
        }
    }
}
