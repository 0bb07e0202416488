import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A configuration is written or read from a file, tried, and only then, when it is seen what it changes, put in force.
FocusScope {
    id: tab
    required property ConfigDraftModel draft
    property string note // What a change costs visitors.
    readonly property bool working: draft.stage === ConfigDraftModel.Checking || draft.stage === ConfigDraftModel.Applying
    readonly property bool wide: width > 900

    function goTo(line: int) {
        if (draft.large)
            lines.goTo(line - 1)
        else
            editor.goTo(line, 1)
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.xl
        anchors.rightMargin: Theme.xl
        anchors.bottomMargin: Theme.xl
        spacing: Theme.md

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.sm
            Segmented {
                objectName: "languageChoice"
                enabled: !tab.working
                entries: [{text: "JSON"}, {text: "Caddyfile"}]
                current: tab.draft.caddyfile ? 1 : 0
                onChosen: index => tab.draft.caddyfile = index === 1
            }
            AppButton {
                objectName: "startFromLive"
                kind: AppButton.Ghost
                iconName: "braces"
                text: qsTr("Start from what is in force")
                enabled: !tab.working
                onClicked: tab.draft.startFromLive()
            }
            AppButton {
                objectName: "openFile"
                kind: AppButton.Ghost
                iconName: "open"
                text: qsTr("Open a file")
                enabled: !tab.working
                onClicked: {
                    fileDialog.active = true
                    fileDialog.item.ask()
                }
            }
            AppButton {
                objectName: "clearDraft"
                visible: !tab.draft.empty
                kind: AppButton.Ghost
                iconName: "close"
                text: qsTr("Clear")
                enabled: !tab.working
                onClicked: tab.draft.clear()
            }
            Item { Layout.fillWidth: true }
            AppButton {
                objectName: "checkDraft"
                iconName: "check"
                text: qsTr("Try it")
                loading: tab.draft.stage === ConfigDraftModel.Checking
                enabled: !tab.draft.empty && !tab.working
                onClicked: tab.draft.check()
            }
            AppButton {
                objectName: "applyDraft"
                kind: AppButton.Primary
                text: qsTr("Put in force")
                loading: tab.draft.stage === ConfigDraftModel.Applying
                enabled: tab.draft.canApply
                Accessible.description: tab.draft.canApply ? "" : qsTr("Only what was tried, and changes something, can be put in force.")
                onClicked: tab.draft.apply()
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: tab.wide ? 2 : 1
            columnSpacing: Theme.lg
            rowSpacing: Theme.md
            CodeArea {
                id: editor
                objectName: "draftText"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: 3
                visible: !tab.draft.large
                readOnly: tab.draft.stage === ConfigDraftModel.Applying
                wrong: tab.draft.errors.length > 0
                name: qsTr("The new configuration")
                takesPaste: () => tab.draft.takePaste()
                onWritten: words => tab.draft.text = words
                Component.onCompleted: text = tab.draft.text
                Connections {
                    target: tab.draft
                    function onTextChanged() {
                        if (editor.text !== tab.draft.text)
                            editor.text = tab.draft.text
                    }
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: 3
                visible: tab.draft.large
                spacing: Theme.sm
                AppText {
                    objectName: "largeNote"
                    Layout.fillWidth: true
                    text: qsTr("It is too large to be edited here. Change it in its file and open that again.")
                    color: Theme.textSoft
                    wrapMode: Text.Wrap
                }
                CodeLines {
                    id: lines
                    objectName: "draftLines"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    name: qsTr("The new configuration")
                    lines: tab.draft.lines
                }
            }
            ConfigVerdict {
                objectName: "draftPanel"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 2
                Layout.preferredHeight: 2
                draft: tab.draft
                note: tab.note
                onLineRequested: line => tab.goTo(line)
            }
        }
    }
    Loader {
        id: fileDialog
        active: false
        sourceComponent: OpenConfigDialog {
            objectName: "openConfigDialog"
            onChosen: path => tab.draft.open(path)
        }
    }
}
