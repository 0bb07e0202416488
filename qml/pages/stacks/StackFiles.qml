import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The files of a stack, to be read. What `.env` holds is covered until somebody asks: it is where passwords are.
ColumnLayout {
    id: files
    required property StackDetailModel stack
    property int current: 0
    property bool uncovered: false
    readonly property var file: stack.files[Math.min(current, stack.files.length - 1)] ?? null
    readonly property bool covered: file !== null && file.name.endsWith(".env") && !uncovered
    spacing: Theme.md

    onVisibleChanged: uncovered = false

    Notice {
        objectName: "filesProblem"
        Layout.fillWidth: true
        visible: files.stack.filesProblem.length > 0
        tone: Words.Negative
        title: qsTr("The files cannot be read")
        detail: files.stack.filesProblem
    }
    RowLayout {
        Layout.fillWidth: true
        visible: files.stack.files.length > 0
        Segmented {
            objectName: "fileTabs"
            entries: files.stack.files.map(file => ({text: file.name}))
            current: files.current
            onChosen: index => files.current = index
        }
        Item { Layout.fillWidth: true }
        AppButton {
            objectName: "uncoverButton"
            visible: files.file !== null && files.file.name.endsWith(".env")
            kind: AppButton.Ghost
            iconName: files.covered ? "eye" : "eye-off"
            text: files.covered ? qsTr("Show values") : qsTr("Cover values")
            onClicked: files.uncovered = !files.uncovered
        }
    }
    CodeArea {
        objectName: "fileText"
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: files.file !== null
        readOnly: true
        name: files.file ? files.file.name : ""
        text: !files.file ? "" : files.covered ? files.file.content.replace(/^([^#=\n]*=).+$/gm, "$1••••••") : files.file.content
    }
}
