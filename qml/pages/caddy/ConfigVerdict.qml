import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What was found out about a text: what is wrong with it, or what it would change. Anchors, not layouts: what is shown later
// on would not get its size in Qt 6.4.
Item {
    id: panel
    required property ConfigDraftModel draft
    required property string note
    readonly property bool shows: draft.differences.count > 0
    signal lineRequested(int line)

    ColumnLayout {
        id: head
        width: parent.width
        spacing: Theme.sm
        Notice {
            objectName: "draftFailure"
            Layout.fillWidth: true
            visible: panel.draft.failure.present
            tone: Words.Negative
            title: panel.draft.failure.title
            detail: panel.draft.failure.message
            remedy: panel.draft.failure.remedy
        }
        AppText {
            objectName: "draftVerdict"
            Layout.fillWidth: true
            visible: text.length > 0 && !panel.draft.failure.present
            text: panel.draft.verdict
            font.weight: Font.DemiBold
            color: panel.draft.errors.length > 0 ? Theme.toneText(Words.Negative)
                 : panel.draft.stage === ConfigDraftModel.Applied ? Theme.toneText(Words.Positive) : Theme.text
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        AppText {
            Layout.fillWidth: true
            visible: panel.draft.stage === ConfigDraftModel.Written && panel.draft.errors.length === 0 && !panel.draft.failure.present
            text: qsTr("Trying it changes nothing: Caddy says whether it takes it, and you see every place it would change. What is in force now is kept before it is replaced; WakeDock's routes are put in by themselves.")
            color: Theme.textSoft
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        AppText {
            objectName: "dropsNote"
            Layout.fillWidth: true
            visible: text.length > 0 && panel.draft.canApply
            text: panel.note
            color: Theme.toneText(Words.Warning)
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
    }
    Flickable {
        id: said
        anchors.top: head.bottom
        anchors.topMargin: Theme.sm
        width: parent.width
        height: panel.shows ? Math.min(contentHeight, 160) : panel.height - y
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
                findings: panel.draft.errors
                tone: Words.Negative
                onLineRequested: line => panel.lineRequested(line)
            }
            ConfigFindings {
                objectName: "draftWarnings"
                Layout.fillWidth: true
                findings: panel.draft.warnings
                tone: Words.Warning
                onLineRequested: line => panel.lineRequested(line)
            }
        }
    }
    DifferenceList {
        objectName: "draftDifferences"
        anchors.top: said.bottom
        anchors.topMargin: Theme.sm
        anchors.bottom: parent.bottom
        width: parent.width
        visible: panel.shows
        differences: panel.draft.differences
    }
}
