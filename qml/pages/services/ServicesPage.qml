import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property ModelCatalog catalog
    readonly property ServiceListModel services: catalog.services
    readonly property ServiceFilterModel shown: catalog.shownServices
    readonly property bool hasServices: services.count > 0
    signal deployRequested()
    signal serviceOpened(string serviceId)
    signal removeRequested(string serviceId, string name)
    signal redeployRequested(string serviceId, string name)

    function focusSearch() {
        search.forceActiveFocus()
        search.selectAll()
    }

    ServiceColumns {
        id: places
        width: list.width
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Services")
            summary: page.hasServices ? (page.services.troubledCount > 0
                                         ? qsTr("%1 of %2 running, %n need attention", "", page.services.troubledCount)
                                         : qsTr("%1 of %2 running")).arg(page.services.runningCount).arg(page.services.count)
                                      : ""
            AppButton {
                visible: page.hasServices
                kind: AppButton.Primary
                iconName: "plus"
                text: qsTr("Deploy service")
                onClicked: page.deployRequested()
            }
        }
        RowLayout {
            visible: page.hasServices
            Layout.topMargin: Theme.lg + 2
            spacing: Theme.md
            AppTextField {
                id: search
                Layout.preferredWidth: 250
                iconName: "search"
                placeholderText: qsTr("Search services")
                onTextEdited: page.shown.text = text
                Component.onCompleted: text = page.shown.text
                Keys.onDownPressed: list.forceActiveFocus()
                Keys.onEscapePressed: {
                    clear()
                    page.shown.text = ""
                }
            }
            Segmented {
                entries: [{text: qsTr("All")}, {text: qsTr("Running")}, {text: qsTr("At rest")}, {text: qsTr("Attention")}]
                current: page.shown.show
                onChosen: index => page.shown.show = index
            }
            Item { Layout.fillWidth: true }
        }
        ServiceListHeader {
            visible: page.hasServices
            Layout.fillWidth: true
            Layout.topMargin: Theme.md
            columns: places
            byStatus: page.shown.order === ServiceFilterModel.ByStatus
            onSortRequested: byStatus => page.shown.order = byStatus ? ServiceFilterModel.ByStatus : ServiceFilterModel.ByName
        }
        ListView {
            id: list
            objectName: "serviceList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.hasServices
            clip: true
            focus: true
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
            reuseItems: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.shown
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Services")
            delegate: ServiceRow {
                width: list.width
                columns: places
                actions: page.catalog.actions
                last: index === list.count - 1
                outdated: page.catalog.serviceUpdates.serviceIds.includes(serviceId)
                onOpened: page.serviceOpened(serviceId)
                onRemoveRequested: page.removeRequested(serviceId, name)
                onRedeployRequested: page.redeployRequested(serviceId, name)
            }
            EmptyState {
                objectName: "nothingFound"
                anchors.centerIn: parent
                visible: list.count === 0
                iconName: "search"
                title: qsTr("No service matches")
                detail: qsTr("Try another word, or show all services.")
                AppButton {
                    text: qsTr("Show all")
                    onClicked: {
                        search.clear()
                        page.shown.text = ""
                        page.shown.show = ServiceFilterModel.All
                    }
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !page.hasServices

            ServiceSkeleton {
                objectName: "loading"
                visible: page.services.state === Words.Loading || page.services.state === Words.Idle
                anchors.fill: parent
            }
            EmptyState {
                objectName: "failed"
                visible: page.services.state === Words.Failed
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                iconName: "warning"
                tone: Words.Negative
                title: page.services.error.title
                detail: page.services.error.message + "\n" + page.services.error.remedy
                AppButton {
                    objectName: "retryButton"
                    iconName: "restart"
                    text: qsTr("Try again")
                    onClicked: page.services.reload()
                }
            }
            EmptyState {
                objectName: "empty"
                visible: page.services.state === Words.Ready
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                iconName: "container"
                tone: Words.Progress
                title: qsTr("Deploy your first service")
                detail: qsTr("Give WakeDock the name of an image and a domain. It starts the container, waits until it answers and publishes it under the domain.")
                AppButton {
                    objectName: "emptyDeployButton"
                    kind: AppButton.Primary
                    iconName: "plus"
                    text: qsTr("Deploy service")
                    onClicked: page.deployRequested()
                }
            }
        }
    }
}
