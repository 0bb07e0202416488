import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property RouteCatalog routes
    readonly property RouteListModel list: routes.list
    signal serviceOpened(string serviceId)

    function focusSearch() {
        search.forceActiveFocus()
        search.selectAll()
    }
    function add() {
        formDialog.active = true
        formDialog.item.add()
    }
    function open(routeId: string, readOnly: bool, serviceId: string) {
        if (serviceId.length > 0)
            serviceOpened(serviceId)
        else if (!readOnly)
            change(routeId)
    }
    function change(routeId: string) {
        formDialog.active = true
        formDialog.item.change(routeId)
    }
    function askToRemove(routeId: string, host: string) {
        removeDialog.active = true
        removeDialog.item.key = routeId
        removeDialog.item.name = host
        removeDialog.item.ask()
    }

    Component.onCompleted: list.reload()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Routes")
            summary: page.list.total > 0 ? qsTr("%n addresses that Caddy answers", "", page.list.total) : qsTr("Which address leads where")
            AppButton {
                objectName: "addRouteButton"
                visible: page.list.total > 0
                kind: AppButton.Primary
                iconName: "plus"
                text: qsTr("Add route")
                onClicked: page.add()
            }
        }
        AppTextField {
            id: search
            objectName: "routeSearch"
            visible: page.list.total > 0
            Layout.preferredWidth: 250
            Layout.topMargin: Theme.lg
            iconName: "search"
            placeholderText: qsTr("Search routes")
            onTextEdited: page.list.search = text
            Component.onCompleted: text = page.list.search
            Keys.onDownPressed: rows.forceActiveFocus()
            Keys.onEscapePressed: {
                clear()
                page.list.search = ""
            }
        }
        ListView {
            id: rows
            objectName: "routeList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg
            clip: true
            focus: true
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
            spacing: Theme.sm
            bottomMargin: Theme.xl
            boundsBehavior: Flickable.StopAtBounds
            model: page.list
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Routes")
            delegate: RouteRow {
                width: rows.width
                onOpened: page.open(routeId, readOnly, serviceId)
                onRemoveRequested: page.askToRemove(routeId, host)
            }
            TableSkeleton {
                objectName: "loading"
                anchors.fill: parent
                visible: rows.count === 0 && (page.list.state === Words.Loading || page.list.state === Words.Idle)
            }
            EmptyState {
                objectName: "empty"
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                visible: page.list.total === 0 && page.list.state === Words.Ready
                iconName: "globe"
                tone: Words.Progress
                title: qsTr("No routes")
                detail: qsTr("A service with a domain has one by itself. Here you lead an address to a server outside Docker, to another address, or to an answer that is always the same.")
                AppButton {
                    kind: AppButton.Primary
                    iconName: "plus"
                    text: qsTr("Add route")
                    onClicked: page.add()
                }
            }
            EmptyState {
                objectName: "nothingFound"
                anchors.centerIn: parent
                visible: page.list.total > 0 && rows.count === 0
                iconName: "search"
                title: qsTr("Nothing found")
                detail: qsTr("No route has this in its address, its target or its owner.")
            }
            EmptyState {
                objectName: "failed"
                anchors.centerIn: parent
                visible: rows.count === 0 && page.list.state === Words.Failed
                iconName: "warning"
                tone: Words.Negative
                title: page.list.error.title
                detail: page.list.error.message + "\n" + page.list.error.remedy
                AppButton {
                    objectName: "retryButton"
                    iconName: "restart"
                    text: qsTr("Try again")
                    onClicked: page.list.reload()
                }
            }
        }
    }
    Loader {
        id: formDialog
        active: false
        sourceComponent: RouteDialog {
            objectName: "routeDialog"
            form: page.routes.form
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "removeRouteDialog"
            property string key
            property string name
            title: qsTr("Remove %1?").arg(name)
            subtitle: qsTr("Caddy no longer answers this address. What it leads to stays as it is.")
            confirmText: qsTr("Remove route")
            onConfirmed: page.routes.actions.remove(key)
        }
    }
}
