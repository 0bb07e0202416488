import QtQuick
import WakeDock.Models
import WakeDock.Ui

// The page that is shown, made when it is chosen.
Loader {
    id: pages
    // The window: its catalog, and what pages ask it for.
    required property var shell

    sourceComponent: ({containers: containersPage, images: imagesPage, volumes: volumesPage, networks: networksPage,
                       caddy: caddyPage, stacks: stacksPage, routes: routesPage, registries: registriesPage, hosts: hostsPage,
                       certificates: certificatesPage, sleep: sleepPage, activity: activityPage, system: systemPage})[shell.page]
                     ?? (shell.openedService.length > 0 ? servicePage : servicesPage)

    Component {
        id: servicesPage
        ServicesPage {
            catalog: pages.shell.catalog
            onDeployRequested: pages.shell.deploy()
            onServiceOpened: serviceId => pages.shell.openService(serviceId)
            onRedeployRequested: (serviceId, name) => pages.shell.askToRedeploy(serviceId, name)
            onRemoveRequested: (serviceId, name) => pages.shell.askToRemove(serviceId, name)
        }
    }
    Component {
        id: servicePage
        ServicePage {
            catalog: pages.shell.catalog
            onBack: pages.shell.closeService()
            onRedeployRequested: (serviceId, name) => pages.shell.askToRedeploy(serviceId, name)
            onRollBackRequested: (serviceId, name, revision) => pages.shell.askToRollBack(serviceId, name, revision)
            onRemoveRequested: (serviceId, name) => pages.shell.askToRemove(serviceId, name)
        }
    }
    Component {
        id: containersPage
        ContainersPage {
            objectName: "page"
            docker: pages.shell.catalog.docker
            onServiceOpened: serviceId => pages.shell.openService(serviceId)
            onOperationStarted: operationId => pages.shell.follow(operationId)
        }
    }
    Component {
        id: imagesPage
        ImagesPage {
            objectName: "page"
            docker: pages.shell.catalog.docker
            onOperationStarted: operationId => pages.shell.follow(operationId)
        }
    }
    Component {
        id: volumesPage
        VolumesPage { objectName: "page"; docker: pages.shell.catalog.docker }
    }
    Component {
        id: networksPage
        NetworksPage { objectName: "page"; docker: pages.shell.catalog.docker }
    }
    Component {
        id: caddyPage
        CaddyPage {
            objectName: "page"
            caddy: pages.shell.catalog.caddy
            doctor: pages.shell.catalog.doctor
            metrics: pages.shell.catalog.proxyMetrics
        }
    }
    Component {
        id: hostsPage
        HostsPage {
            objectName: "page"
            hosts: pages.shell.catalog.hosts
            onContainersRequested: hostId => {
                pages.shell.catalog.hosts.choice.hostId = hostId
                pages.shell.showPage("containers")
            }
        }
    }
    Component {
        id: stacksPage
        StacksPage {
            objectName: "page"
            stacks: pages.shell.catalog.stacks
            onOperationStarted: operationId => pages.shell.follow(operationId)
        }
    }
    Component {
        id: routesPage
        RoutesPage {
            objectName: "page"
            routes: pages.shell.catalog.routes
            onServiceOpened: serviceId => pages.shell.openService(serviceId)
        }
    }
    Component {
        id: registriesPage
        RegistriesPage { objectName: "page"; registries: pages.shell.catalog.registries }
    }
    Component { id: certificatesPage; CertificatesPage { objectName: "page"; certificates: pages.shell.catalog.certificates } }
    Component {
        id: sleepPage
        SleepPage {
            objectName: "page"
            advice: pages.shell.catalog.sleep.advice
            onServiceOpened: serviceId => pages.shell.openService(serviceId)
        }
    }
    Component {
        id: activityPage
        ActivityPage {
            operations: pages.shell.catalog.operations
            onOperationOpened: operationId => pages.shell.follow(operationId)
        }
    }
    Component {
        id: systemPage
        SystemPage {
            system: pages.shell.catalog.system
            doctor: pages.shell.catalog.doctor
            onDoctorRequested: {
                pages.shell.showPage("caddy")
                pages.shell.showServiceTab("doctor")
            }
        }
    }
}
