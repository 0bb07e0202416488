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
    // overview, deployments or terminal of the service that is open.
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
                sourceComponent: ({containers: containersPage, images: imagesPage, volumes: volumesPage, networks: networksPage,
                                   stacks: stacksPage, routes: routesPage, registries: registriesPage, hosts: hostsPage, activity: activityPage, system: systemPage})[window.page]
                                 ?? (window.openedService.length > 0 ? servicePage : servicesPage)
            }
        }
    }

    Component {
        id: servicesPage
        ServicesPage {
            catalog: window.catalog
            onDeployRequested: window.deploy()
            onServiceOpened: serviceId => window.openService(serviceId)
            onRedeployRequested: (serviceId, name) => window.askToRedeploy(serviceId, name)
            onRemoveRequested: (serviceId, name) => window.askToRemove(serviceId, name)
        }
    }
    Component {
        id: servicePage
        ServicePage {
            catalog: window.catalog
            onBack: window.closeService()
            onRedeployRequested: (serviceId, name) => window.askToRedeploy(serviceId, name)
            onRollBackRequested: (serviceId, name, revision) => window.askToRollBack(serviceId, name, revision)
            onRemoveRequested: (serviceId, name) => window.askToRemove(serviceId, name)
        }
    }
    Component {
        id: containersPage
        ContainersPage {
            objectName: "page"
            docker: window.catalog.docker
            onServiceOpened: serviceId => window.openService(serviceId)
            onOperationStarted: operationId => window.follow(operationId)
        }
    }
    Component {
        id: imagesPage
        ImagesPage {
            objectName: "page"
            docker: window.catalog.docker
            onOperationStarted: operationId => window.follow(operationId)
        }
    }
    Component {
        id: volumesPage
        VolumesPage {
            objectName: "page"
            docker: window.catalog.docker
        }
    }
    Component {
        id: networksPage
        NetworksPage {
            objectName: "page"
            docker: window.catalog.docker
        }
    }
    Component {
        id: hostsPage
        HostsPage {
            objectName: "page"
            hosts: window.catalog.hosts
            onContainersRequested: hostId => {
                window.catalog.hosts.choice.hostId = hostId
                window.showPage("containers")
            }
        }
    }
    Component {
        id: stacksPage
        StacksPage {
            objectName: "page"
            stacks: window.catalog.stacks
            onOperationStarted: operationId => window.follow(operationId)
        }
    }
    Component {
        id: routesPage
        RoutesPage {
            objectName: "page"
            routes: window.catalog.routes
            onServiceOpened: serviceId => window.openService(serviceId)
        }
    }
    Component {
        id: registriesPage
        RegistriesPage {
            objectName: "page"
            registries: window.catalog.registries
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
        SystemPage {
            system: window.catalog.system
            doctor: window.catalog.doctor
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
