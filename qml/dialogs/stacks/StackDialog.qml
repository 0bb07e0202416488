import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A new stack, or other files for one that is there: written, checked at each key, planned, and only then done.
AppDialog {
    id: dialog
    required property StackFormModel form
    readonly property bool writing: form.stage === StackFormModel.Writing || form.stage === StackFormModel.Planning
    readonly property bool planned: form.stage === StackFormModel.Planned || form.stage === StackFormModel.Sending
    signal started(string operationId)

    function create() {
        form.startNew()
        open()
    }
    function change(key: string) {
        form.startChange(key)
        open()
    }
    function goTo(problem: var) {
        form.openFile(problem.file)
        editor.goTo(Math.max(1, problem.line), Math.max(1, problem.column))
    }

    width: Math.min(860, parent ? parent.width - 2 * Theme.xl : 860)
    title: form.changing ? qsTr("Change %1").arg(form.name) : qsTr("New stack")
    subtitle: planned ? qsTr("This is what is going to happen. Nothing has been done yet.")
                      : qsTr("Its files are checked while you write. Before anything happens you see what would be done.")
    onOpened: form.changing ? editor.takeFocus() : nameField.forceActiveFocus()
    onClosed: form.clear()

    Connections {
        target: dialog.form
        enabled: dialog.visible
        function onStarted(operationId) {
            dialog.close()
            dialog.started(operationId)
        }
    }
    Notice {
        objectName: "refusal"
        Layout.fillWidth: true
        visible: dialog.form.failure.present
        tone: Words.Negative
        title: dialog.form.failure.title
        detail: dialog.form.failure.message
        remedy: dialog.form.failure.remedy
    }
    RowLayout {
        visible: dialog.form.stage === StackFormModel.Reading
        spacing: Theme.sm
        Spinner { }
        AppText { text: qsTr("Reading its files") }
    }
    RowLayout {
        Layout.fillWidth: true
        visible: dialog.writing
        spacing: Theme.lg
        LabelledField {
            visible: !dialog.form.changing
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            label: qsTr("Name")
            error: dialog.form.name.length > 0 ? dialog.form.check.nameError : ""
            AppTextField {
                id: nameField
                objectName: "stackNameField"
                width: parent.width
                text: dialog.form.name
                placeholderText: "blog"
                wrong: dialog.form.name.length > 0 && dialog.form.check.nameError.length > 0
                Accessible.name: qsTr("Name")
                Accessible.description: dialog.form.check.nameError
                onTextEdited: dialog.form.name = text
            }
        }
        LabelledField {
            visible: !dialog.form.changing && dialog.form.hostNames.length > 1
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            label: qsTr("Host")
            Choice {
                objectName: "stackHostChoice"
                width: parent.width
                model: dialog.form.hostNames
                currentIndex: dialog.form.host
                Accessible.name: qsTr("Host")
                onActivated: index => dialog.form.host = index
            }
        }
        LabelledField {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            label: qsTr("Profiles")
            optional: true
            AppTextField {
                objectName: "profilesField"
                width: parent.width
                text: dialog.form.profiles
                placeholderText: "debug, backup"
                Accessible.name: qsTr("Profiles")
                onTextEdited: dialog.form.profiles = text
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: dialog.writing
        spacing: Theme.sm
        RowLayout {
            Layout.fillWidth: true
            Segmented {
                objectName: "formFileTabs"
                entries: dialog.form.fileNames.map(name => ({text: name}))
                current: dialog.form.current
                onChosen: index => dialog.form.current = index
            }
            Item { Layout.fillWidth: true }
            RowLayout {
                objectName: "checkState"
                visible: dialog.form.check.fresh || dialog.form.name.length > 0
                spacing: 6
                Spinner {
                    visible: !dialog.form.check.fresh
                    dot: 3
                }
                Icon {
                    visible: dialog.form.check.fresh
                    Layout.preferredWidth: 15
                    Layout.preferredHeight: 15
                    name: dialog.form.check.errorCount > 0 ? "warning" : "check"
                    color: checkWords.color
                }
                AppText {
                    id: checkWords
                    objectName: "checkText"
                    text: !dialog.form.check.fresh ? qsTr("Checking")
                        : dialog.form.check.errorCount > 0 ? qsTr("%n to correct", "", dialog.form.check.errorCount) : qsTr("Nothing is wrong")
                    color: !dialog.form.check.fresh ? Theme.textFaint : Theme.toneText(dialog.form.check.errorCount > 0 ? Words.Negative : Words.Positive)
                    font.pixelSize: Theme.caption
                    font.weight: Font.Medium
                }
            }
        }
        CodeArea {
            id: editor
            objectName: "stackEditor"
            Layout.fillWidth: true
            implicitHeight: Math.max(180, Math.min(340, dialog.room - 420))
            name: dialog.form.fileNames[dialog.form.current] ?? ""
            onWritten: text => dialog.form.text = text
            // Not bound: writing would end the binding.
            function refill() {
                if (text !== dialog.form.text)
                    text = dialog.form.text
            }
            Component.onCompleted: refill()
            Connections {
                target: dialog.form
                function onCurrentChanged() { editor.refill() }
            }
        }
        StackProblems {
            objectName: "stackProblems"
            Layout.fillWidth: true
            visible: dialog.form.check.problems.length > 0
            problems: dialog.form.check.problems
            onChosen: problem => dialog.goTo(problem)
        }
    }
    StackPlanSummary {
        objectName: "stackPlan"
        Layout.fillWidth: true
        visible: dialog.planned
        plan: dialog.form.plan
    }

    leading: AppSwitch {
        objectName: "pullSwitch"
        visible: dialog.writing
        text: qsTr("Pull images that are there already")
        checked: dialog.form.pullsAlways
        onToggled: dialog.form.pullsAlways = checked
    }
    buttons: [
        AppButton {
            visible: !dialog.planned
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "backButton"
            visible: dialog.planned
            enabled: dialog.form.stage === StackFormModel.Planned
            text: qsTr("Back to the files")
            onClicked: dialog.form.backToWriting()
        },
        AppButton {
            objectName: "planButton"
            visible: !dialog.planned
            kind: AppButton.Primary
            text: qsTr("Show plan")
            loading: dialog.form.stage === StackFormModel.Planning
            enabled: dialog.form.ready
            onClicked: dialog.form.showPlan()
        },
        AppButton {
            objectName: "applyButton"
            visible: dialog.planned
            kind: AppButton.Primary
            text: dialog.form.changing ? qsTr("Apply") : qsTr("Create stack")
            loading: dialog.form.stage === StackFormModel.Sending
            enabled: dialog.form.stage === StackFormModel.Planned
            onClicked: dialog.form.submit()
        }
    ]
}
