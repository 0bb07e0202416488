import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Removing takes a service away for good, so its name is typed.
AppDialog {
    id: dialog
    required property ServiceActions actions
    required property ServiceListModel services
    property string serviceId
    property string name
    // Somebody else started its container; WakeDock took it over as it ran.
    property bool adopted: false
    readonly property bool confirmed: actions.confirms(name, typed.text)

    function ask(id: string, serviceName: string) {
        serviceId = id
        name = serviceName
        typed.clear()
        volumes.checked = false
        adopted = services.servesAdopted(id)
        keep.checked = adopted
        open()
    }
    function remove() {
        if (!confirmed)
            return
        actions.remove(serviceId, name, typed.text, volumes.checked, adopted && keep.checked)
        close()
    }

    width: Math.min(480, parent ? parent.width - 2 * Theme.xl : 480)
    title: qsTr("Remove %1?").arg(name)
    subtitle: adopted && keep.checked ? qsTr("WakeDock forgets it, its route and its configuration. Visitors of its domain get an error.")
                                      : qsTr("Its containers, its route and its configuration go. Visitors of its domain get an error. The history of its deployments stays.")
    onOpened: typed.forceActiveFocus()

    LabelledField {
        Layout.fillWidth: true
        label: qsTr("Type %1 to confirm").arg(dialog.name)
        AppTextField {
            id: typed
            objectName: "confirmField"
            width: parent.width
            Accessible.name: qsTr("Type %1 to confirm").arg(dialog.name)
            onAccepted: dialog.remove()
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: dialog.adopted
        spacing: 2
        AppSwitch {
            id: keep
            objectName: "keepSwitch"
            text: qsTr("Let its container run on")
        }
        AppText {
            Layout.fillWidth: true
            text: keep.checked ? qsTr("The container was there before WakeDock took it over. It stays as it is and belongs to nobody again.")
                               : qsTr("The container is stopped and removed, though it was there before WakeDock took it over.")
            color: Theme.textFaint
            font.pixelSize: Theme.caption
            wrapMode: Text.Wrap
        }
    }
    AppSwitch {
        id: volumes
        objectName: "volumesSwitch"
        text: qsTr("Also delete its volumes and the data in them")
    }
    Notice {
        Layout.fillWidth: true
        visible: volumes.checked
        tone: Words.Negative
        detail: qsTr("The data in its volumes cannot be brought back.")
    }

    buttons: [
        AppButton {
            text: qsTr("Keep it")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "removeButton"
            kind: AppButton.Danger
            text: qsTr("Remove service")
            enabled: dialog.confirmed
            onClicked: dialog.remove()
        }
    ]
}
