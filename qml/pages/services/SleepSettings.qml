import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// How the service sleeps: edited as text, saved as a whole, in force without a new container.
Card {
    id: card
    required property SleepSettingsModel form
    readonly property var errors: form.errors
    readonly property bool wide: width > 640

    title: qsTr("Sleep")

    AppSwitch {
        objectName: "enabledSwitch"
        text: qsTr("Put it to sleep when nobody uses it")
        enabled: card.form.editable
        checked: card.form.enabled
        onToggled: card.form.enabled = checked
    }
    AppText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.xs
        text: card.form.editable ? qsTr("Asleep it costs no memory and no processor; its first visitor wakes it.")
                                 : qsTr("It belongs to a stack: how it sleeps is said by labels in the stack's files, and shown here.")
        color: Theme.textFaint
        wrapMode: Text.Wrap
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.lg
        visible: card.form.enabled
        enabled: card.form.editable
        columns: card.wide ? 3 : 2
        columnSpacing: Theme.lg
        rowSpacing: Theme.lg
        SleepNumber {
            objectName: "idleMinutes"
            label: qsTr("Idle minutes")
            help: qsTr("Without a request or an open connection.")
            value: card.form.idleMinutes
            error: card.errors["sleep.idle_minutes"] ?? ""
            onEntered: text => card.form.idleMinutes = text
        }
        SleepNumber {
            objectName: "graceSeconds"
            label: qsTr("Grace, seconds")
            help: qsTr("One more request in them and it stays awake.")
            value: card.form.graceSeconds
            error: card.errors["sleep.grace_seconds"] ?? ""
            onEntered: text => card.form.graceSeconds = text
        }
        SleepNumber {
            objectName: "wakeTimeout"
            label: qsTr("Wake timeout, seconds")
            help: qsTr("Longer than that a wake has failed.")
            value: card.form.wakeTimeout
            error: card.errors["sleep.wake_timeout_seconds"] ?? ""
            onEntered: text => card.form.wakeTimeout = text
        }
        LabelledField {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("How it sleeps")
            help: card.form.pauses ? qsTr("Wakes at once, and keeps its memory.") : qsTr("Frees its memory.")
            Choice {
                objectName: "stopMode"
                width: parent.width
                model: [qsTr("Stopped"), qsTr("Paused")]
                currentIndex: card.form.pauses ? 1 : 0
                Accessible.name: qsTr("How it sleeps")
                onActivated: index => card.form.pauses = index === 1
            }
        }
        SleepNumber {
            objectName: "stopTimeout"
            label: qsTr("Stop timeout, seconds")
            help: qsTr("To finish what is in flight, and to end.")
            value: card.form.stopTimeout
            error: card.errors["sleep.stop_timeout_seconds"] ?? ""
            onEntered: text => card.form.stopTimeout = text
        }
        Item {
            visible: card.wide
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        SleepNumber {
            objectName: "cpuPercent"
            optional: true
            label: qsTr("Busy from, % of a core")
            help: qsTr("Working that hard it is not idle.")
            value: card.form.cpuPercent
            error: card.errors["sleep.cpu_percent"] ?? ""
            onEntered: text => card.form.cpuPercent = text
        }
        SleepNumber {
            objectName: "network"
            optional: true
            label: qsTr("Busy from, KB/s")
            help: qsTr("Received and sent together.")
            value: card.form.network
            error: card.errors["sleep.network_bytes_per_second"] ?? ""
            onEntered: text => card.form.network = text
        }
    }
    SleepHours {
        Layout.fillWidth: true
        Layout.topMargin: Theme.lg
        visible: card.form.enabled
        enabled: card.form.editable
        form: card.form
    }
    Notice {
        objectName: "refusal"
        Layout.fillWidth: true
        Layout.topMargin: Theme.lg
        // What stands at a field is said there.
        visible: card.form.failure.present && Object.keys(card.errors).length === 0
        tone: Words.Negative
        title: card.form.failure.title
        detail: card.form.failure.message
        remedy: card.form.failure.remedy
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.lg
        visible: card.form.isChanged || card.form.submitting
        spacing: Theme.sm
        AppText {
            Layout.fillWidth: true
            text: qsTr("In force at once; its container is not touched.")
            color: Theme.textFaint
            wrapMode: Text.Wrap
        }
        AppButton {
            objectName: "revertButton"
            text: qsTr("Discard")
            enabled: !card.form.submitting
            onClicked: card.form.revert()
        }
        AppButton {
            objectName: "saveButton"
            kind: AppButton.Primary
            text: qsTr("Save")
            loading: card.form.submitting
            enabled: !card.form.submitting
            onClicked: card.form.save()
        }
    }
}
