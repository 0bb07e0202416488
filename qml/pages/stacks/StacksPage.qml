import QtQuick
import WakeDock.Models
import WakeDock.Ui

// All stacks, or the one that is opened; and the dialogs of both.
FocusScope {
    id: page
    required property StackCatalog stacks
    readonly property string opened: stacks.detail.key
    signal operationStarted(string operationId)

    function open(key: string) { stacks.detail.key = key }
    function close() { stacks.detail.key = "" }
    function create() {
        formDialog.active = true
        formDialog.item.create()
    }
    function change(key: string) {
        formDialog.active = true
        formDialog.item.change(key)
    }
    function askToRemove(key: string) {
        removeDialog.active = true
        removeDialog.item.ask(key)
    }
    function askToTakeDown(key: string, name: string) {
        downDialog.active = true
        downDialog.item.key = key
        downDialog.item.name = name
        downDialog.item.ask()
    }
    function focusSearch() {
        if (content.item && content.item.focusSearch)
            content.item.focusSearch()
    }
    function showFiles() {
        if (content.item && content.item.showFiles)
            content.item.showFiles()
    }

    Connections {
        target: page.stacks.actions
        function onOperationStarted(key, operationId) { page.operationStarted(operationId) }
    }
    Connections {
        target: page.stacks.detail
        function onGone() { page.close() }
    }
    Shortcut {
        sequences: ["Alt+Left", "Escape"]
        enabled: page.opened.length > 0
        onActivated: page.close()
    }
    Loader {
        id: content
        anchors.fill: parent
        focus: true
        sourceComponent: page.opened.length > 0 ? onePage : listPage
    }
    Component {
        id: listPage
        StackList {
            stacks: page.stacks
            focus: true
            onOpened: key => page.open(key)
            onCreateRequested: page.create()
            onChangeRequested: key => page.change(key)
            onDownRequested: (key, name) => page.askToTakeDown(key, name)
            onRemoveRequested: key => page.askToRemove(key)
        }
    }
    Component {
        id: onePage
        StackPage {
            stacks: page.stacks
            focus: true
            onBack: page.close()
            onChangeRequested: page.change(page.opened)
            onDownRequested: page.askToTakeDown(page.opened, page.stacks.detail.name)
            onRemoveRequested: page.askToRemove(page.opened)
            onOperationOpened: operationId => page.operationStarted(operationId)
        }
    }
    Loader {
        id: formDialog
        active: false
        sourceComponent: StackDialog {
            objectName: "stackDialog"
            form: page.stacks.form
            onStarted: operationId => page.operationStarted(operationId)
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: RemoveStackDialog {
            objectName: "removeStackDialog"
            removal: page.stacks.removal
            onStarted: operationId => page.operationStarted(operationId)
        }
    }
    Loader {
        id: downDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "downStackDialog"
            property string key
            property string name
            title: qsTr("Take %1 down?").arg(name)
            subtitle: qsTr("Its containers and networks go. Its files and volumes stay, and it can be brought up again.")
            keepText: qsTr("Leave it running")
            confirmText: qsTr("Take down")
            onConfirmed: page.stacks.actions.down(key)
        }
    }
}
