import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What is known of a container, and all that the engine says of it, with secrets masked, to be copied.
AppDialog {
    id: dialog
    required property DockerCatalog docker
    readonly property InspectModel inspect: docker.inspect
    property string key
    property string name
    property var facts: []
    property int tab: 0

    function show(id: string, containerName: string) {
        key = id
        name = containerName
        facts = docker.containers.facts(id)
        tab = 0
        inspect.show(id)
        open()
    }
    function copy() {
        json.selectAll()
        json.copy()
        json.deselect()
        copied.restart()
    }

    width: Math.min(720, parent ? parent.width - 2 * Theme.xl : 720)
    // The same for both tabs: nothing jumps when the other one is chosen.
    height: Math.min(room, Theme.px(580))
    title: name
    onOpened: tabs.forceActiveFocus()
    onClosed: inspect.show("")

    Timer {
        id: copied
        interval: 2500
    }
    Segmented {
        id: tabs
        objectName: "containerTabs"
        entries: [{text: qsTr("Overview")}, {text: qsTr("JSON")}]
        current: dialog.tab
        onChosen: index => dialog.tab = index
    }
    ColumnLayout {
        visible: dialog.tab === 0
        Layout.fillWidth: true
        spacing: 0
        Repeater {
            objectName: "containerFacts"
            model: dialog.facts
            FactRow {
                required property var modelData
                required property int index
                label: modelData.label
                value: modelData.value
                labelWidth: Theme.px(150)
                fixedPitch: modelData.mono
                first: index === 0
            }
        }
    }
    RowLayout {
        visible: dialog.tab === 1 && dialog.inspect.state === Words.Loading
        spacing: Theme.sm
        Spinner { }
        AppText { text: qsTr("Asking the engine") }
    }
    Notice {
        objectName: "inspectFailure"
        Layout.fillWidth: true
        visible: dialog.tab === 1 && dialog.inspect.state === Words.Failed
        tone: Words.Negative
        title: dialog.inspect.error.title
        detail: dialog.inspect.error.message
        remedy: dialog.inspect.error.remedy
    }
    Rectangle {
        visible: dialog.tab === 1 && dialog.inspect.state === Words.Ready
        Layout.fillWidth: true
        implicitHeight: json.implicitHeight
        radius: Theme.radius
        color: Theme.sunken
        border.width: 1
        border.color: Theme.line
        TextEdit {
            id: json
            objectName: "inspectJson"
            width: parent.width
            padding: Theme.md
            text: dialog.inspect.json
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: true
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.family: Theme.mono
            font.pixelSize: Theme.caption
            wrapMode: TextEdit.WrapAnywhere
            textFormat: TextEdit.PlainText
            Accessible.role: Accessible.EditableText
            Accessible.readOnly: true
            Accessible.name: qsTr("What the engine says of %1").arg(dialog.name)
        }
    }

    leading: AppText {
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        visible: dialog.tab === 1
        text: copied.running ? qsTr("Copied") : qsTr("Secrets are masked.")
        color: Theme.textFaint
        font.pixelSize: Theme.caption
    }
    buttons: [
        AppButton {
            objectName: "copyButton"
            visible: dialog.tab === 1
            enabled: dialog.inspect.state === Words.Ready
            iconName: "copy"
            text: qsTr("Copy")
            onClicked: dialog.copy()
        },
        AppButton {
            text: qsTr("Close")
            onClicked: dialog.close()
        }
    ]
}
