import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property ModelCatalog catalog
    readonly property ServiceDetailModel service: catalog.serviceDetail
    readonly property ServiceActions actions: catalog.actions
    property int tab: 0
    signal back()
    signal removeRequested(string serviceId, string name)
    signal redeployRequested(string serviceId, string name)
    signal rollBackRequested(string serviceId, string name, int revision)

    function showTab(name: string) {
        tab = ["overview", "deployments", "wakes", "terminal", "sleep"].indexOf(name)
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.lg
        spacing: 0

        AppButton {
            id: backButton
            Layout.leftMargin: Theme.xl - 10
            kind: AppButton.Ghost
            iconName: "back"
            text: qsTr("Services")
            focus: true
            onClicked: page.back()
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            Layout.topMargin: Theme.sm
            spacing: Theme.sm
            ColumnLayout {
                spacing: 4
                RowLayout {
                    spacing: Theme.md
                    AppText {
                        text: page.service.name
                        font.pixelSize: Theme.heading
                        font.weight: Font.DemiBold
                        font.letterSpacing: -0.3
                        Accessible.role: Accessible.Heading
                        Accessible.name: text
                    }
                    StatusPill {
                        tone: page.service.tone
                        text: page.service.statusText
                    }
                    AppText {
                        objectName: "awakeText"
                        visible: text.length > 0
                        text: page.service.awakeText
                        color: Theme.textFaint
                    }
                    StatusPill {
                        objectName: "updateMark"
                        visible: page.catalog.serviceUpdates.serviceIds.includes(page.service.serviceId)
                        tone: Words.Progress
                        text: qsTr("Update available")
                        HoverHandler { id: pointer }
                        AppToolTip {
                            visible: pointer.hovered
                            text: qsTr("A newer image is there. Redeploying fetches it.")
                        }
                    }
                }
                AppLink {
                    visible: page.service.domain.length > 0
                    text: page.service.address
                    address: page.service.address
                }
            }
            Item { Layout.fillWidth: true }
            AppButton {
                visible: page.service.canWake && !page.service.busy
                iconName: "sun"
                text: qsTr("Wake")
                onClicked: page.actions.wake(page.service.serviceId)
            }
            AppButton {
                visible: page.service.canStart && !page.service.canWake && !page.service.ofStack && !page.service.busy
                iconName: "play"
                text: qsTr("Start")
                onClicked: page.actions.start(page.service.serviceId)
            }
            AppButton {
                visible: page.service.canStop && !page.service.ofStack && !page.service.busy
                iconName: "stop"
                text: qsTr("Stop")
                onClicked: page.actions.stop(page.service.serviceId)
            }
            AppButton {
                visible: page.service.canStop && !page.service.ofStack && !page.service.busy
                iconName: "restart"
                text: qsTr("Restart")
                onClicked: page.actions.restart(page.service.serviceId)
            }
            AppButton {
                visible: page.service.busy
                enabled: false
                loading: true
                text: page.service.statusText
            }
            IconButton {
                id: more
                implicitWidth: Theme.control
                implicitHeight: Theme.control
                iconName: "more"
                text: qsTr("More for %1").arg(page.service.name)
                onClicked: menu.open()
                ServiceMenu {
                    id: menu
                    y: more.height + 2
                    x: more.width - width
                    withDetails: false
                    serviceId: page.service.serviceId
                    address: page.service.address
                    busy: page.service.busy
                    canSleep: page.service.canStop
                    canWake: page.service.canWake
                    ofStack: page.service.ofStack
                    onWakeRequested: page.actions.wake(page.service.serviceId)
                    canKeepAwake: page.service.canKeepAwake
                    keptAwake: page.service.keptAwake
                    onSleepRequested: page.actions.putToSleep(page.service.serviceId)
                    onKeepAwakeRequested: minutes => page.actions.keepAwake(page.service.serviceId, minutes)
                    onRedeployRequested: page.redeployRequested(page.service.serviceId, page.service.name)
                    onRemoveRequested: page.removeRequested(page.service.serviceId, page.service.name)
                }
            }
        }
        Notice {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            Layout.topMargin: Theme.lg
            visible: page.service.statusReason.length > 0
            tone: page.service.tone
            detail: page.service.statusReason
        }
        Segmented {
            Layout.leftMargin: Theme.xl
            Layout.topMargin: Theme.lg
            entries: [{text: qsTr("Overview")}, {text: qsTr("Deployments")}, {text: qsTr("Wakes")}, {text: qsTr("Terminal")}, {text: qsTr("Sleep")}]
            current: page.tab
            onChosen: index => page.tab = index
        }
        Flickable {
            id: flick
            objectName: "serviceScroll"
            visible: page.tab !== 3
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg
            contentHeight: [overview, history, wakes, wakes, sleep][page.tab].implicitHeight + Theme.xl
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: AppScrollBar { }
            ServiceOverview {
                id: overview
                visible: page.tab === 0
                x: Theme.xl
                width: flick.width - 2 * Theme.xl
                service: page.service
            }
            ServiceSleep {
                id: sleep
                visible: page.tab === 4
                x: Theme.xl
                width: flick.width - 2 * Theme.xl
                catalog: page.catalog
            }
            DeploymentHistory {
                id: history
                visible: page.tab === 1
                x: Theme.xl
                width: flick.width - 2 * Theme.xl
                deployments: page.service.deployments
                busy: page.service.busy
                onRollBackRequested: revision => page.rollBackRequested(page.service.serviceId, page.service.name, revision)
            }
            ServiceWakes {
                id: wakes
                visible: page.tab === 2
                x: Theme.xl
                width: flick.width - 2 * Theme.xl
                sleep: page.catalog.sleep
            }
        }
        Binding {
            target: page.catalog.sleep
            property: "serviceId"
            value: page.service.serviceId
        }
        Binding {
            target: page.catalog.loadingPage
            property: "serviceId"
            value: page.service.serviceId
        }
        Binding {
            target: page.catalog.terminals
            property: "serviceId"
            value: page.service.serviceId
        }
        Loader {
            id: terminal
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.lg
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            active: page.tab === 3
            visible: active
            onLoaded: item.takeFocus()
            sourceComponent: TerminalPane {
                terminals: page.catalog.terminals
                startHint: qsTr("A terminal needs a running container. Start the service first.")
                place: page.service.name
                running: page.service.canStop
            }
        }
    }
}
