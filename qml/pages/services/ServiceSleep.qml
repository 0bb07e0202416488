import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// All that is about sleeping and waking of one service, card below card.
ColumnLayout {
    id: sleep
    required property ModelCatalog catalog
    readonly property ServiceDetailModel service: catalog.serviceDetail

    spacing: Theme.lg
    Binding {
        target: sleep.catalog.sleepSettings
        property: "serviceId"
        value: sleep.service.serviceId
    }
    SleepSettings {
        objectName: "sleepSettings"
        Layout.fillWidth: true
        form: sleep.catalog.sleepSettings
    }
    LoadingPageCard {
        objectName: "loadingPageCard"
        Layout.fillWidth: true
        page: sleep.catalog.loadingPage
        wide: sleep.width > 780
    }
}
