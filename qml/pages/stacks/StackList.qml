import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property StackCatalog stacks
    readonly property StackListModel list: stacks.list
    readonly property StackFilterModel shown: stacks.shown
    signal opened(string key)
    signal createRequested()
    signal changeRequested(string key)
    signal downRequested(string key, string name)
    signal removeRequested(string key)

    function focusSearch() {
        search.forceActiveFocus()
        search.selectAll()
    }

    TableColumns {
        id: table
        width: rows.width
        actionsWidth: 52
        entries: [{title: qsTr("Stack"), weight: 2, role: StackListModel.NameRole},
                  {title: qsTr("Status"), weight: 2, role: StackListModel.ToneRole},
                  {title: qsTr("Services"), width: 96}, {title: qsTr("Revision"), width: 96, hideBelow: 700},
                  {title: qsTr("Changed"), width: 116, hideBelow: 600}]
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Stacks")
            summary: page.list.troubledCount > 0 ? qsTr("%n not as it should be", "", page.list.troubledCount) : qsTr("Services that belong together, from Compose files")
            AppButton {
                objectName: "newStackButton"
                visible: page.list.state !== Words.Failed
                kind: AppButton.Primary
                iconName: "plus"
                text: qsTr("New stack")
                onClicked: page.createRequested()
            }
        }
        AppTextField {
            id: search
            objectName: "stackSearch"
            visible: page.list.count > 0
            Layout.topMargin: Theme.lg + 2
            Layout.preferredWidth: 250
            iconName: "search"
            placeholderText: qsTr("Search stacks")
            onTextEdited: page.shown.text = text
            Component.onCompleted: text = page.shown.text
            Keys.onDownPressed: rows.forceActiveFocus()
            Keys.onEscapePressed: {
                clear()
                page.shown.text = ""
            }
        }
        TableHeader {
            objectName: "stackHeader"
            Layout.fillWidth: true
            Layout.topMargin: Theme.md
            visible: page.list.count > 0
            columns: table
            shown: page.shown
        }
        ListView {
            id: rows
            objectName: "stackList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            focus: true
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
            boundsBehavior: Flickable.StopAtBounds
            model: page.shown
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Stacks")
            delegate: StackRow {
                columns: table
                actions: page.stacks.actions
                onOpened: page.opened(key)
                onChangeRequested: page.changeRequested(key)
                onDownRequested: page.downRequested(key, name)
                onRemoveRequested: page.removeRequested(key)
            }
            TableSkeleton {
                objectName: "loading"
                anchors.fill: parent
                visible: page.list.count === 0 && (page.list.state === Words.Loading || page.list.state === Words.Idle)
            }
            EmptyState {
                objectName: "nothingFound"
                anchors.centerIn: parent
                visible: rows.count === 0 && page.list.count > 0
                iconName: "search"
                title: qsTr("No stack matches")
                detail: qsTr("Try another word, or show all.")
                AppButton {
                    objectName: "showAllButton"
                    text: qsTr("Show all")
                    onClicked: {
                        search.clear()
                        page.shown.text = ""
                    }
                }
            }
            EmptyState {
                objectName: "empty"
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                visible: page.list.count === 0 && page.list.state === Words.Ready
                iconName: "stack"
                tone: Words.Progress
                title: qsTr("No stacks yet")
                detail: qsTr("Paste a compose.yaml: WakeDock checks it, shows what it would do, and brings its services up together. Stacks that others start show up here too.")
                AppButton {
                    kind: AppButton.Primary
                    iconName: "plus"
                    text: qsTr("New stack")
                    onClicked: page.createRequested()
                }
            }
            EmptyState {
                objectName: "failed"
                anchors.centerIn: parent
                visible: page.list.count === 0 && page.list.state === Words.Failed
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
}
