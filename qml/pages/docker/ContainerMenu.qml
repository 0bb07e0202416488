import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

AppMenu {
    id: menu
    required property bool running
    required property bool paused
    required property var whyNot
    signal detailsRequested()
    signal terminalRequested()
    signal adoptRequested()
    signal pauseRequested()
    signal stopRequested()
    signal renameRequested()
    signal killRequested()
    signal removeRequested()

    AppMenuItem {
        text: qsTr("Details")
        iconName: "info"
        onChosen: menu.detailsRequested()
    }
    AppMenuItem {
        objectName: "terminalItem"
        text: qsTr("Terminal")
        iconName: "terminal"
        whyNot: menu.whyNot.terminal ?? ""
        onChosen: menu.terminalRequested()
    }
    AppMenuItem {
        objectName: "adoptItem"
        text: qsTr("Adopt as a service…")
        iconName: "services"
        whyNot: menu.whyNot.adopt ?? ""
        onChosen: menu.adoptRequested()
    }
    AppMenuItem {
        objectName: "pauseItem"
        visible: menu.running && !menu.paused
        text: qsTr("Pause")
        iconName: "pause"
        whyNot: menu.whyNot.pause ?? ""
        onChosen: menu.pauseRequested()
    }
    AppMenuItem {
        visible: menu.paused
        text: qsTr("Stop")
        iconName: "stop"
        whyNot: menu.whyNot.stop ?? ""
        onChosen: menu.stopRequested()
    }
    AppMenuItem {
        objectName: "renameItem"
        text: qsTr("Rename…")
        iconName: "pencil"
        whyNot: menu.whyNot.rename ?? ""
        onChosen: menu.renameRequested()
    }
    MenuLine { }
    AppMenuItem {
        objectName: "killItem"
        visible: menu.running
        dangerous: true
        text: qsTr("Kill…")
        iconName: "kill"
        whyNot: menu.whyNot.kill ?? ""
        onChosen: menu.killRequested()
    }
    AppMenuItem {
        objectName: "removeItem"
        dangerous: true
        text: qsTr("Remove…")
        iconName: "trash"
        whyNot: menu.whyNot.remove ?? ""
        onChosen: menu.removeRequested()
    }
}
