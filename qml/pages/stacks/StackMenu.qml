import QtQuick
import WakeDock.Models
import WakeDock.Ui

// What can be done to a stack. One that somebody else started has to be adopted first.
AppMenu {
    id: menu
    property bool managed: true
    property bool busy: false
    property bool withDetails: true
    readonly property string whyNot: busy ? qsTr("Something is under way with it.") : ""
    signal openRequested()
    signal adoptRequested()
    signal changeRequested()
    signal upRequested(bool pulls)
    signal downRequested()
    signal removeRequested()

    implicitWidth: 220
    AppMenuItem {
        visible: menu.withDetails
        iconName: "info"
        text: qsTr("Details")
        onChosen: menu.openRequested()
    }
    AppMenuItem {
        objectName: "adoptItem"
        visible: !menu.managed
        iconName: "plus"
        text: qsTr("Adopt")
        onChosen: menu.adoptRequested()
    }
    AppMenuItem {
        objectName: "changeItem"
        visible: menu.managed
        iconName: "pencil"
        text: qsTr("Change files…")
        whyNot: menu.whyNot
        onChosen: menu.changeRequested()
    }
    AppMenuItem {
        objectName: "upItem"
        visible: menu.managed
        iconName: "play"
        text: qsTr("Bring up")
        whyNot: menu.whyNot
        onChosen: menu.upRequested(false)
    }
    AppMenuItem {
        objectName: "pullItem"
        visible: menu.managed
        iconName: "redeploy"
        text: qsTr("Pull and bring up")
        whyNot: menu.whyNot
        onChosen: menu.upRequested(true)
    }
    AppMenuItem {
        objectName: "downItem"
        visible: menu.managed
        iconName: "stop"
        text: qsTr("Take down…")
        whyNot: menu.whyNot
        onChosen: menu.downRequested()
    }
    MenuLine { visible: menu.managed }
    AppMenuItem {
        objectName: "removeItem"
        visible: menu.managed
        iconName: "trash"
        dangerous: true
        text: qsTr("Remove…")
        whyNot: menu.whyNot
        onChosen: menu.removeRequested()
    }
}
