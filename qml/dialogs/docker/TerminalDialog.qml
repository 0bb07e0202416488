import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Terminals inside one container, whoever made it. Closing the dialog ends none of them.
AppDialog {
    id: dialog
    required property DockerCatalog docker
    property string name
    property bool running: true

    function show(id: string, containerName: string) {
        name = containerName
        docker.terminals.showContainer(docker.engine.hostId, id)
        if (docker.terminals.count === 0)
            docker.terminals.open()
        open()
    }

    title: qsTr("Terminal in %1").arg(name)
    width: Math.min(Theme.px(960), parent ? parent.width - 2 * Theme.xl : 960)
    height: room
    // Escape belongs to the program.
    closePolicy: Popup.NoAutoClose
    onOpened: pane.takeFocus()

    TerminalPane {
        id: pane
        objectName: "terminalPane"
        Layout.fillWidth: true
        Layout.preferredHeight: dialog.bodyRoom
        terminals: dialog.docker.terminals
        place: dialog.name
        running: dialog.running
    }

    leading: AppText {
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        text: qsTr("What runs here goes on when this is closed. Closing its tab ends it.")
        color: Theme.textFaint
        font.pixelSize: Theme.caption
    }
    buttons: [
        AppButton {
            objectName: "closeButton"
            text: qsTr("Close")
            onClicked: dialog.close()
        }
    ]
}
