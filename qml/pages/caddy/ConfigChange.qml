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
            ColumnLayout {
                id: findings
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 2
                Layout.preferredHeight: 2
                spacing: Theme.sm
                Notice {
                    objectName: "draftFailure"
                    Layout.fillWidth: true
                    visible: tab.draft.failure.present
                    tone: Words.Negative
                    title: tab.draft.failure.title
                    detail: tab.draft.failure.message
                    remedy: tab.draft.failure.remedy
                }
                AppText {
                    objectName: "draftVerdict"
                    Layout.fillWidth: true
                    visible: text.length > 0 && !tab.draft.failure.present
                    text: tab.draft.verdict
                    font.weight: Font.DemiBold
                    color: tab.draft.errors.length > 0 ? Theme.toneText(Words.Negative)
                         : tab.draft.stage === ConfigDraftModel.Applied ? Theme.toneText(Words.Positive) : Theme.text
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                }
                AppText {
                    Layout.fillWidth: true
                    visible: tab.draft.stage === ConfigDraftModel.Written && tab.draft.errors.length === 0 && !tab.draft.failure.present
                    text: qsTr("Trying it changes nothing: Caddy says whether it takes it, and you see every place it would change. What is in force now is kept before it is replaced; WakeDock's routes are put in by themselves.")
                    color: Theme.textSoft
                    wrapMode: Text.Wrap
                    lineHeight: 1.2
                }
                AppText {
                    objectName: "dropsNote"
                    Layout.fillWidth: true
                    visible: text.length > 0 && tab.draft.canApply
                    text: tab.note
                    color: Theme.toneText(Words.Warning)
                    wrapMode: Text.Wrap
                    lineHeight: 1.2
                }
                Flickable {
                    id: said
                    Layout.fillWidth: true
                    Layout.fillHeight: tab.draft.errors.length > 0
                    Layout.maximumHeight: tab.draft.errors.length > 0 ? 100000 : 160
                    implicitHeight: Math.min(contentHeight, 160)
                    visible: tab.draft.errors.length + tab.draft.warnings.length > 0
                    contentHeight: saidColumn.implicitHeight
                    boundsBehavior: Flickable.StopAtBounds
                    clip: true
                    ScrollBar.vertical: AppScrollBar { }
                    ColumnLayout {
                        id: saidColumn
                        width: said.width
                        spacing: Theme.xs
                        ConfigFindings {
                            objectName: "draftErrors"
                            Layout.fillWidth: true
                            findings: tab.draft.errors
                            tone: Words.Negative
                            onLineRequested: line => tab.goTo(line)
                        }
                        ConfigFindings {
                            objectName: "draftWarnings"
                            Layout.fillWidth: true
                            findings: tab.draft.warnings
                            tone: Words.Warning
                            onLineRequested: line => tab.goTo(line)
                        }
                    }
                }
                DifferenceList {
                    objectName: "draftDifferences"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    visible: count > 0
                    differences: tab.draft.differences
                }
                Item {
                    Layout.fillHeight: true
                    visible: tab.draft.differences.count === 0 && tab.draft.errors.length === 0
                }
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
