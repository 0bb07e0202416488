import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The tab of a service that tells of its wakes: who came, and who may.
ColumnLayout {
    id: tab
    required property SleepCatalog sleep
    spacing: Theme.lg

    WakeRules {
        Layout.fillWidth: true
        rules: tab.sleep.rules
    }
    WakeHistory {
        objectName: "wakeHistory"
        Layout.fillWidth: true
        wakes: tab.sleep.wakes
        rules: tab.sleep.rules
    }
}
