import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import QtQuick.Window
import WakeDock.Models
import WakeDock.Ui

// A page with one list of an engine's objects: what can be done here, search, filter, host, columns, rows; and what to say
// when there are none. Reads only while it is in sight.
FocusScope {
    id: page
    required property var model
    required property ObjectFilterModel shown
    required property EngineChoice engine
    required property TableColumns columns
    required property Component row
    required property string title
    property string summary
    property string iconName
    property string searchText
    property var groups: []
    property string emptyTitle
    property string emptyDetail
    property alias emptyActions: empty.actions
    property alias notices: noticeColumn.data
    default property alias actions: header.actions
    readonly property alias listWidth: list.width
    readonly property bool hasObjects: model.count > 0
    readonly property bool inSight: visible && (!Window.window || Window.window.visible)

    function focusSearch() {
        search.forceActiveFocus()
        search.selectAll()
    }
    function showAll() {
        search.clear()
        shown.text = ""
        shown.group = 0
    }

    onInSightChanged: model.watched = inSight
    Component.onCompleted: model.watched = inSight
    Component.onDestruction: if (model) model.watched = false

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0

        PageHeader {
            id: header
            Layout.fillWidth: true
            title: page.title
            summary: page.summary
        }
        RowLayout {
            visible: page.hasObjects || page.engine.several
            Layout.fillWidth: true
            Layout.topMargin: Theme.lg + 2
            spacing: Theme.md
            AppTextField {
                id: search
                objectName: "searchField"
                visible: page.hasObjects
                // Gives way where the window is narrow: filters cannot.
                Layout.fillWidth: true
                Layout.preferredWidth: 250
                Layout.minimumWidth: 96
                Layout.maximumWidth: 250
                iconName: "search"
                placeholderText: page.searchText
                onTextEdited: page.shown.text = text
                Component.onCompleted: text = page.shown.text
                Keys.onDownPressed: list.forceActiveFocus()
                Keys.onEscapePressed: {
                    clear()
                    page.shown.text = ""
                }
            }
            Segmented {
                visible: page.hasObjects && page.groups.length > 0
                entries: page.groups
                current: Math.max(0, page.groups.findIndex(entry => entry.group === page.shown.group))
                onChosen: index => page.shown.group = page.groups[index].group
            }
            Item { Layout.fillWidth: true }
            Choice {
                objectName: "hostChoice"
                visible: page.engine.several
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.px(170)
                Layout.minimumWidth: Theme.px(104)
                Layout.maximumWidth: Theme.px(170)
                model: page.engine.names
                currentIndex: page.engine.index
                Accessible.name: qsTr("Host")
                onActivated: index => page.engine.choose(index)
            }
        }
        Column {
            id: noticeColumn
            Layout.fillWidth: true
            topPadding: visibleChildren.length > 0 ? Theme.lg : 0
            spacing: Theme.md
            Notice {
                objectName: "hostNotice"
                width: parent.width
                visible: page.engine.aged
                tone: Words.Warning
                title: qsTr("%1 is not reachable").arg(page.engine.hostName)
                detail: page.engine.trouble + (page.hasObjects ? " " + qsTr("This is what was there when it last answered.") : "")
                remedy: page.engine.remedy
            }
            Notice {
                objectName: "staleNotice"
                width: parent.width
                visible: page.hasObjects && page.model.state === Words.Failed
                tone: Words.Warning
                title: page.model.error.title
                detail: page.model.error.message
                remedy: page.model.error.remedy
                AppButton {
                    text: qsTr("Try again")
                    onClicked: page.model.reload()
                }
            }
        }
        TableHeader {
            visible: page.hasObjects
            Layout.fillWidth: true
            Layout.topMargin: Theme.md
            columns: page.columns
            shown: page.shown
        }
        ListView {
            id: list
            objectName: "objectList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.hasObjects
            clip: true
            focus: true
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
            reuseItems: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.shown
            delegate: page.row
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.Table
            Accessible.name: page.title
            EmptyState {
                objectName: "nothingFound"
                anchors.centerIn: parent
                visible: list.count === 0
                iconName: "search"
                title: qsTr("Nothing matches")
                detail: qsTr("Try another word, or show all.")
                AppButton {
                    text: qsTr("Show all")
                    onClicked: page.showAll()
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !page.hasObjects

            TableSkeleton {
                objectName: "loading"
                anchors.fill: parent
                visible: page.model.state === Words.Loading || page.model.state === Words.Idle
            }
            EmptyState {
                objectName: "failed"
                visible: page.model.state === Words.Failed
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                iconName: "warning"
                tone: Words.Negative
                title: page.model.error.title
                detail: page.model.error.message + "\n" + page.model.error.remedy
                AppButton {
                    objectName: "retryButton"
                    iconName: "restart"
                    text: qsTr("Try again")
                    onClicked: page.model.reload()
                }
            }
            EmptyState {
                id: empty
                objectName: "empty"
                visible: page.model.state === Words.Ready
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                iconName: page.iconName
                tone: Words.Progress
                title: page.emptyTitle
                detail: page.emptyDetail
            }
        }
    }
}
