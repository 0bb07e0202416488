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

    Binding {
        target: window.catalog.serviceUpdates
        property: "watched"
        value: window.page === "services" && window.visible
    }

    function openService(serviceId: string) {
        catalog.serviceDetail.serviceId = serviceId
        // A notification may tell of a service that is gone since: what became of it stands under Activity.
        openedService = catalog.serviceDetail.present ? serviceId : ""
        page = openedService.length > 0 ? "services" : "activity"
        // It would cover what was asked for; a form half filled in stays where it is.
        if (progressDialog.item)
            progressDialog.item.close()
    }
    // A tab of the page in sight: overview, deployments or terminal of a service; status, config, change, backups or doctor of Caddy.
    function showServiceTab(name: string) {
        if (pages.item && pages.item.showTab)
            pages.item.showTab(name)
    }
    function closeService() {
        openedService = ""
    }
    function showPage(name: string) {
        openedService = ""
        catalog.stacks.detail.key = ""
        page = name
    }
    function openStack(key: string) {
        openedService = ""
        page = "stacks"
        catalog.stacks.detail.key = key
        if (progressDialog.item)
            progressDialog.item.close()
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
    function askToRedeploy(serviceId: string, name: string) {
        planDialog.active = true
        planDialog.item.askToRedeploy(serviceId, name)
    }
    function askToRollBack(serviceId: string, name: string, revision: int) {
        planDialog.active = true
        planDialog.item.askToRollBack(serviceId, name, revision)
    }
    function askToRemove(serviceId: string, name: string) {
        removeDialog.active = true
        removeDialog.item.ask(serviceId, name)
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
    // In the order of the rail; there are ten digits, and the proxy has none.
    Instantiator {
        model: ["services", "stacks", "containers", "images", "volumes", "networks", "hosts", "registries", "activity", "system"]
        Shortcut {
            required property int index
            required property string modelData
            sequence: "Ctrl+" + (index + 1) % 10
            onActivated: window.showPage(modelData)
        }
    }
    // Beyond the ten digits.
    Shortcut { sequence: "Ctrl+Shift+P"; onActivated: window.showPage("caddy") }
    Shortcut { sequence: "Ctrl+Shift+T"; onActivated: window.showPage("certificates") }
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
            Pages {
                id: pages
                Layout.fillWidth: true
                Layout.fillHeight: true
                shell: window
            }
        }
    }

    Loader {
        id: deployDialog
        active: false
        sourceComponent: DeployDialog {
            form: window.catalog.deployForm
            target: window.catalog.hosts.target
            onStarted: operationId => window.follow(operationId)
        }
    }
    Loader {
        id: progressDialog
        active: false
        sourceComponent: ProgressDialog {
            objectName: "progressDialog"
            progress: window.catalog.progress
            onServiceRequested: serviceId => window.openService(serviceId)
            onStackRequested: key => window.openStack(key)
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: RemoveDialog {
            objectName: "removeDialog"
            actions: window.catalog.actions
            services: window.catalog.services
        }
    }
    Loader {
        id: planDialog
        active: false
        sourceComponent: PlanDialog {
            objectName: "planDialog"
            plan: window.catalog.plan
            actions: window.catalog.actions
        }
    }
    ActionFailures { catalog: window.catalog }
    ToastStack {
        // The end of what is being followed would be told twice.
        visible: !(progressDialog.item && progressDialog.item.visible)
        notifications: window.catalog.notifications
        onServiceRequested: serviceId => window.openService(serviceId)
    }
}
