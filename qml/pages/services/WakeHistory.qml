import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Who woke a service, and what it cost. Whoever should not have can be kept from it with one click.
Card {
    id: history
    required property WakeListModel wakes
    required property WakeRulesModel rules
    title: qsTr("Wakes")
    padding: Theme.lg

    Repeater {
        model: history.wakes
        WakeHistoryRow {
            Layout.fillWidth: true
            mayForbid: history.rules.editable && !history.rules.change.busy
            onNeverRequested: (kind, value) => history.rules.add(true, kind, value)
        }
    }
    AppText {
        objectName: "noWakes"
        Layout.fillWidth: true
        Layout.topMargin: Theme.xs
        visible: history.wakes.count === 0
        text: history.wakes.state === Words.Loading ? qsTr("Loading wakes")
            : history.wakes.state === Words.Failed ? history.wakes.error.message
            : qsTr("Nobody woke it yet. Once it sleeps, whoever wakes it is listed here, with how long that took.")
        color: Theme.textFaint
        wrapMode: Text.Wrap
    }
}
