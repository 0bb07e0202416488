import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A PEM text, from a file or the clipboard: where it came from is shown, the text is not.
LabelledField {
    id: part
    property string note
    property string problem
    signal fileRequested()
    signal pasteRequested()

    function focusFirst() { fileButton.forceActiveFocus() }

    error: problem
    RowLayout {
        width: parent.width
        spacing: Theme.sm
        AppText {
            objectName: "note"
            Layout.fillWidth: true
            text: part.note.length > 0 ? part.note : qsTr("nothing yet")
            color: part.note.length > 0 ? Theme.text : Theme.textFaint
            elide: Text.ElideMiddle
        }
        AppButton {
            id: fileButton
            objectName: "fileButton"
            text: qsTr("Choose file…")
            Accessible.name: qsTr("%1: choose a file").arg(part.label)
            Accessible.description: part.problem
            onClicked: part.fileRequested()
        }
        AppButton {
            objectName: "pasteButton"
            iconName: "copy"
            text: qsTr("Paste")
            Accessible.name: qsTr("%1: paste").arg(part.label)
            onClicked: part.pasteRequested()
        }
    }
}
