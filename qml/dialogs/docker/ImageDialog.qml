import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What is known of an image, and how it was made.
AppDialog {
    id: dialog
    required property DockerCatalog docker
    readonly property ImageHistoryModel history: docker.history
    property string name
    property var facts: []

    function show(id: string, imageName: string) {
        name = imageName
        facts = docker.images.facts(id)
        history.show(id)
        open()
    }

    width: Math.min(720, parent ? parent.width - 2 * Theme.xl : 720)
    title: name
    onOpened: closeButton.forceActiveFocus()
    onClosed: history.show("")

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0
        Repeater {
            model: dialog.facts
            FactRow {
                required property var modelData
                required property int index
                label: modelData.label
                value: modelData.value
                fixedPitch: modelData.mono
                first: index === 0
            }
        }
    }
    AppText {
        text: qsTr("How it was made, newest step first")
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    RowLayout {
        visible: dialog.history.state === Words.Loading
        spacing: Theme.sm
        Spinner { }
        AppText { text: qsTr("Asking the engine") }
    }
    Notice {
        Layout.fillWidth: true
        visible: dialog.history.state === Words.Failed
        tone: Words.Negative
        title: dialog.history.error.title
        detail: dialog.history.error.message
        remedy: dialog.history.error.remedy
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.topMargin: -Theme.sm
        spacing: 0
        Repeater {
            objectName: "layers"
            model: dialog.history
            Item {
                id: layer
                required property int index
                required property string createdBy
                required property string sizeText
                required property string when
                Layout.fillWidth: true
                implicitHeight: command.implicitHeight + 18
                Accessible.role: Accessible.Row
                Accessible.name: [createdBy, sizeText, when].join(", ")
                Rectangle {
                    visible: layer.index > 0
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
                AppText {
                    id: command
                    y: 9
                    width: parent.width - Theme.px(176)
                    text: layer.createdBy
                    font.family: Theme.mono
                    font.pixelSize: Theme.caption
                    wrapMode: Text.WrapAnywhere
                    maximumLineCount: 4
                    elide: Text.ElideRight
                }
                AppText {
                    x: parent.width - Theme.px(164)
                    y: 9
                    width: Theme.px(58)
                    horizontalAlignment: Text.AlignRight
                    text: layer.sizeText
                    color: Theme.textSoft
                    font.pixelSize: Theme.caption
                }
                AppText {
                    x: parent.width - width
                    y: 9
                    width: Theme.px(92)
                    horizontalAlignment: Text.AlignRight
                    text: layer.when
                    color: Theme.textFaint
                    font.pixelSize: Theme.caption
                }
            }
        }
    }

    buttons: [
        AppButton {
            id: closeButton
            text: qsTr("Close")
            onClicked: dialog.close()
        }
    ]
}
