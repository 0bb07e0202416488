import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Who may wake a service. Every change is in force at once, and can be taken back.
Card {
    id: card
    required property WakeRulesModel rules
    readonly property SleepChange change: rules.change
    title: qsTr("Who may wake it")

    AppText {
        Layout.fillWidth: true
        text: card.rules.onlyCount > 0 ? qsTr("Only visitors who fit what is named here, one of each kind. Others are told that it sleeps.")
            : card.rules.neverCount > 0 ? qsTr("Every visitor but these. They are told that it sleeps.")
            : qsTr("Every visitor. Name who alone may wake it, or who never does; others are told that it sleeps.")
        color: Theme.textSoft
        wrapMode: Text.Wrap
        lineHeight: 1.15
    }
    AppText {
        objectName: "rulesOfStack"
        Layout.fillWidth: true
        visible: card.rules.ofStack
        text: qsTr("It belongs to a stack: labels in the stack's files say who may wake it.")
        color: Theme.textSoft
        wrapMode: Text.Wrap
    }
    Repeater {
        model: card.rules
        RowLayout {
            id: rule
            required property int index
            required property bool never
            required property string kindText
            required property string value
            objectName: "rule" + index
            Layout.fillWidth: true
            Layout.topMargin: Theme.sm
            spacing: Theme.md
            Item {
                Layout.preferredWidth: Theme.px(76)
                implicitHeight: pill.implicitHeight
                StatusPill {
                    id: pill
                    tone: rule.never ? Words.Resting : Words.Positive
                    text: rule.never ? qsTr("Never") : qsTr("Only")
                }
            }
            AppText {
                Layout.preferredWidth: Theme.px(76)
                text: rule.kindText
                color: Theme.textFaint
            }
            AppText {
                Layout.fillWidth: true
                text: rule.value
                font.family: Theme.mono
                font.pixelSize: Theme.caption
                elide: Text.ElideMiddle
            }
            IconButton {
                objectName: "removeRule" + rule.index
                visible: card.rules.editable
                enabled: !card.change.busy
                iconName: "close"
                text: qsTr("Remove %1").arg(rule.value)
                onChosen: card.rules.remove(rule.index)
            }
        }
    }
    RowLayout {
        visible: card.rules.editable
        Layout.fillWidth: true
        Layout.topMargin: Theme.md
        spacing: Theme.sm
        Choice {
            id: side
            objectName: "ruleSide"
            Layout.preferredWidth: Theme.px(110)
            model: [qsTr("Never"), qsTr("Only")]
            Accessible.name: qsTr("Never, or only")
        }
        Choice {
            id: kind
            objectName: "ruleKind"
            readonly property var kinds: [WakeRulesModel.Network, WakeRulesModel.Path, WakeRulesModel.UserAgent, WakeRulesModel.Method]
            Layout.preferredWidth: Theme.px(130)
            model: [qsTr("Address"), qsTr("Path"), qsTr("Program"), qsTr("Method")]
            Accessible.name: qsTr("What of the visitor")
        }
        AppTextField {
            id: value
            objectName: "ruleValue"
            Layout.fillWidth: true
            placeholderText: ["10.0.0.0/8", "/admin/*", "bot", "POST"][kind.currentIndex]
            Accessible.name: qsTr("Value")
            onAccepted: addButton.clicked()
        }
        AppButton {
            id: addButton
            objectName: "addRule"
            enabled: value.text.trim().length > 0 && !card.change.busy
            text: qsTr("Add")
            onClicked: if (enabled && card.rules.add(side.currentIndex === 0, kind.kinds[kind.currentIndex], value.text)) value.clear()
        }
    }
    AppSwitch {
        id: probes
        objectName: "answersProbes"
        Layout.topMargin: Theme.md
        enabled: card.rules.editable && !card.change.busy
        text: qsTr("Answer uptime monitors and crawlers without waking it")
        checked: card.rules.answersProbes
        onToggled: {
            card.rules.setAnswersProbes(checked)
            // It shows what is in force, also when the change is refused.
            checked = Qt.binding(() => card.rules.answersProbes)
        }
    }
    SleepChanged {
        Layout.fillWidth: true
        Layout.topMargin: Theme.md
        change: card.change
    }
}
