import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What a deployment of a stack is going to do to each service and volume, and for how long something is away.
ColumnLayout {
    id: summary
    required property StackPlanModel plan
    spacing: Theme.lg

    AppText {
        objectName: "stackPlanHeading"
        Layout.fillWidth: true
        text: summary.plan.heading
        color: Theme.toneText(summary.plan.interrupts ? Words.Warning : Words.Positive)
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Notice {
        objectName: "stackPlanSensitive"
        Layout.fillWidth: true
        visible: summary.plan.sensitive.length > 0
        tone: Words.Warning
        title: qsTr("This gives containers power over the machine")
        detail: summary.plan.sensitive.join("\n")
    }
    Notice {
        Layout.fillWidth: true
        visible: summary.plan.warnings.length > 0
        tone: Words.Warning
        title: qsTr("Mind this first")
        detail: summary.plan.warnings.join("\n")
    }
    Card {
        Layout.fillWidth: true
        title: qsTr("Services")
        Repeater {
            objectName: "plannedServices"
            model: summary.plan.services
            Item {
                id: line
                required property int index
                required property var modelData
                readonly property string why: [modelData.reason, modelData.pulls].filter(text => text.length > 0).join("\n")
                Layout.fillWidth: true
                implicitHeight: words.implicitHeight + 20
                Accessible.role: Accessible.Row
                Accessible.name: [modelData.name, modelData.changeText, modelData.reason, modelData.downtime].filter(text => text.length > 0).join(", ")
                Rectangle {
                    visible: line.index > 0
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
                RowLayout {
                    id: words
                    y: 10
                    width: parent.width
                    spacing: Theme.md
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 3
                        AppText {
                            Layout.fillWidth: true
                            text: line.modelData.name
                            font.weight: Font.Medium
                            elide: Text.ElideRight
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: line.why
                            color: Theme.textFaint
                            font.pixelSize: Theme.caption
                            wrapMode: Text.Wrap
                        }
                    }
                    AppText {
                        visible: text.length > 0
                        text: line.modelData.downtime
                        color: Theme.textSoft
                        font.pixelSize: Theme.caption
                    }
                    StatusPill {
                        tone: line.modelData.tone
                        text: line.modelData.changeText
                    }
                }
            }
        }
    }
    Card {
        Layout.fillWidth: true
        visible: summary.plan.volumes.length > 0
        title: qsTr("Volumes")
        Repeater {
            model: summary.plan.volumes
            FactRow {
                required property int index
                required property var modelData
                labelWidth: Math.max(180, parent ? parent.width * 0.45 : 180)
                first: index === 0
                label: modelData.label
                value: modelData.value
            }
        }
    }
}
