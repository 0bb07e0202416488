import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

ApplicationWindow {
    id: window

    required property ModelCatalog catalog
    required property Preferences preferences
    property string page: "services"
    property string openedService

    title: openedService.length > 0 && catalog.serviceDetail.present ? catalog.serviceDetail.name + " – WakeDock" : "WakeDock"
    width: 1180
    height: 760
    minimumWidth: 720
    minimumHeight: 520
    color: Theme.window

    Binding {
        target: Theme
        property: "dark"
        value: window.preferences.dark
    }

    Binding {
        target: Theme
        property: "animated"
        value: window.preferences.animated
    }

    Binding {
        target: Theme
        property: "textScale"
        value: window.preferences.textScale
    }

    function openService(serviceId: string) {
        catalog.serviceDetail.serviceId = serviceId
        openedService = serviceId
        page = "services"
    }
    function closeService() {
        openedService = ""
    }
    function showPage(name: string) {
        openedService = ""
        page = name
    }
    function deploy() {
        deployDialog.active = true
        deployDialog.item.open()
    }
    function follow(operationId: string) {
        if (operationId.length === 0)
            return
        catalog.progress.operationId = operationId
        progressDialog.active = true
        progressDialog.item.open()
    }
    function askToRemove(serviceId: string, name: string) {
        removeDialog.active = true
        removeDialog.item.ask(serviceId, name)
    }

    Connections {
        target: window.catalog.actions
        function onFailed(serviceId, error) {
            window.catalog.notifications.say(Words.Negative, error.title, error.remedy.length > 0 ? error.message + " " + error.remedy : error.message)
        }
    }
    Connections {
        target: window.catalog.serviceDetail
        function onChanged() {
            // Removed under our eyes: back to where the others are.
            if (window.openedService.length > 0 && !window.catalog.serviceDetail.present)
                window.closeService()
        }
    }

    Shortcut { sequence: "Ctrl+N"; onActivated: window.deploy() }
    Shortcut { sequence: "Ctrl+1"; onActivated: window.showPage("services") }
    Shortcut { sequence: "Ctrl+2"; onActivated: window.showPage("activity") }
    Shortcut { sequence: "Ctrl+3"; onActivated: window.showPage("system") }
    Shortcut { sequence: StandardKey.Find; onActivated: if (pages.item && pages.item.focusSearch) pages.item.focusSearch() }
    Shortcut { sequences: ["Alt+Left", "Escape"]; enabled: window.openedService.length > 0; onActivated: window.closeService() }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        NavigationRail {
            Layout.fillHeight: true
            catalog: window.catalog
            preferences: window.preferences
            page: window.page
            narrow: window.width < 940
            onChosen: name => window.showPage(name)
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            HealthBanner {
                Layout.fillWidth: true
                system: window.catalog.system
            }
            Loader {
                id: pages
                Layout.fillWidth: true
                Layout.fillHeight: true
                sourceComponent: window.page === "activity" ? activityPage
                               : window.page === "system" ? systemPage
                               : window.openedService.length > 0 ? servicePage : servicesPage
            }
        }
    }

    Component {
        id: servicesPage
        ServicesPage {
            catalog: window.catalog
            onDeployRequested: window.deploy()
            onServiceOpened: serviceId => window.openService(serviceId)
            onRemoveRequested: (serviceId, name) => window.askToRemove(serviceId, name)
        }
    }
    Component {
        id: servicePage
        ServicePage {
            catalog: window.catalog
            onBack: window.closeService()
            onRemoveRequested: (serviceId, name) => window.askToRemove(serviceId, name)
        }
    }
    Component {
        id: activityPage
        ActivityPage {
            operations: window.catalog.operations
            onOperationOpened: operationId => window.follow(operationId)
        }
    }
    Component {
        id: systemPage
        SystemPage { system: window.catalog.system }
    }

    Loader {
        id: deployDialog
        active: false
        sourceComponent: DeployDialog {
            form: window.catalog.deployForm
            onStarted: operationId => window.follow(operationId)
        }
    }
    Loader {
        id: progressDialog
        active: false
        sourceComponent: ProgressDialog {
            progress: window.catalog.progress
            onServiceRequested: serviceId => window.openService(serviceId)
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: RemoveDialog { actions: window.catalog.actions }
    }
    ToastStack {
        notifications: window.catalog.notifications
        onServiceRequested: serviceId => window.openService(serviceId)
    }
}
