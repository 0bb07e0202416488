import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What is going to happen, in the order of its happening, and whom it costs what.
ColumnLayout {
    id: summary
    required property PlanModel plan
    spacing: Theme.lg

    RowLayout {
        visible: summary.plan.state === Words.Loading
        spacing: Theme.sm
        Spinner { }
        AppText { text: qsTr("Looking at what is there") }
    }
    Notice {
        objectName: "planFailure"
        Layout.fillWidth: true
        visible: summary.plan.state === Words.Failed
        tone: Words.Negative
        title: summary.plan.error.title
        detail: summary.plan.error.message
        remedy: summary.plan.error.remedy
    }
    ColumnLayout {
        visible: summary.plan.state === Words.Ready
        Layout.fillWidth: true
        spacing: Theme.lg

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 4
            AppText {
                objectName: "planHeading"
                Layout.fillWidth: true
                text: summary.plan.heading
                color: Theme.toneText(summary.plan.interrupts ? Words.Warning : Words.Positive)
                font.weight: Font.DemiBold
            }
            AppText {
                Layout.fillWidth: true
                text: summary.plan.reason
                color: Theme.textSoft
                wrapMode: Text.Wrap
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 5
            Repeater {
                objectName: "planSteps"
                model: summary.plan.steps
                RowLayout {
                    id: step
                    required property int index
                    required property string modelData
                    Layout.fillWidth: true
                    spacing: Theme.sm
                    AppText {
                        Layout.alignment: Qt.AlignTop
                        Layout.preferredWidth: 18
                        text: (step.index + 1) + "."
                        color: Theme.textFaint
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: step.modelData
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            Repeater {
                model: summary.plan.facts
                FactRow {
                    required property int index
                    required property var modelData
                    first: index === 0
                    label: modelData.label
                    value: modelData.value
                }
            }
        }
        Notice {
            objectName: "planWarnings"
            Layout.fillWidth: true
            visible: summary.plan.warnings.length > 0
            tone: Words.Warning
            title: qsTr("Mind this first")
            detail: summary.plan.warnings.join("\n")
        }
    }
}
