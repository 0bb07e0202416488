import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// One stack: its services, its files, what was done to it.
FocusScope {
    id: page
    required property StackCatalog stacks
    readonly property StackDetailModel stack: stacks.detail
    readonly property StackActions actions: stacks.actions
    property int tab: 0
    signal back()
    signal changeRequested()
    signal downRequested()
    signal removeRequested()
    signal operationOpened(string operationId)

    function showFiles() { tab = 1 }

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.lg
        spacing: 0

        AppButton {
            Layout.leftMargin: Theme.xl - 10
            kind: AppButton.Ghost
            iconName: "back"
            text: qsTr("Stacks")
            focus: true
            onClicked: page.back()
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            Layout.topMargin: Theme.sm
            spacing: Theme.sm
            AppText {
                objectName: "stackName"
                text: page.stack.name
                font.pixelSize: Theme.heading
                font.weight: Font.DemiBold
                font.letterSpacing: -0.3
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            StatusPill {
                Layout.leftMargin: Theme.xs
                visible: page.stack.present
                tone: page.stack.tone
                text: page.stack.statusText
            }
            Item { Layout.fillWidth: true }
            AppButton {
                objectName: "changeButton"
                visible: page.stack.managed && !page.stack.busy
                iconName: "pencil"
                text: qsTr("Change files")
                onClicked: page.changeRequested()
            }
            AppButton {
                objectName: "upButton"
                visible: page.stack.managed && !page.stack.busy && page.stack.stopped
                kind: AppButton.Primary
                iconName: "play"
                text: qsTr("Bring up")
                onClicked: page.actions.up(page.stack.key, false)
            }
            AppButton {
                objectName: "downButton"
                visible: page.stack.managed && !page.stack.busy && !page.stack.stopped
                iconName: "stop"
                text: qsTr("Take down")
                onClicked: page.downRequested()
            }
            AppButton {
                visible: page.stack.busy
                enabled: false
                loading: true
                text: page.stack.statusText
            }
            IconButton {
                id: more
                visible: page.stack.managed
                implicitWidth: Theme.control
                implicitHeight: Theme.control
                iconName: "more"
                text: qsTr("More for %1").arg(page.stack.name)
                onClicked: menu.open()
                StackMenu {
                    id: menu
                    y: more.height + 2
                    x: more.width - width
                    withDetails: false
                    managed: page.stack.managed
                    busy: page.stack.busy
                    onChangeRequested: page.changeRequested()
                    onUpRequested: pulls => page.actions.up(page.stack.key, pulls)
                    onDownRequested: page.downRequested()
                    onRemoveRequested: page.removeRequested()
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            Layout.topMargin: Theme.lg
            spacing: Theme.md
            Notice {
                objectName: "adoptNotice"
                Layout.fillWidth: true
                visible: page.stack.present && !page.stack.managed
                tone: Words.Progress
                title: qsTr("Somebody else started this stack")
                detail: qsTr("WakeDock only looks at it. Adopt it to change it here: its files stay where they are, and nothing that runs is touched.")
                AppButton {
                    objectName: "adoptButton"
                    kind: AppButton.Primary
                    text: qsTr("Adopt")
                    onClicked: page.actions.adopt(page.stack.key)
                }
            }
            Notice {
                objectName: "reasonNotice"
                Layout.fillWidth: true
                visible: page.stack.reason.length > 0
                tone: page.stack.tone
                detail: page.stack.reason
            }
            Notice {
                objectName: "failure"
                Layout.fillWidth: true
                visible: page.stack.state === Words.Failed
                tone: Words.Negative
                title: page.stack.error.title
                detail: page.stack.error.message
                remedy: page.stack.error.remedy
                AppButton {
                    text: qsTr("Try again")
                    onClicked: page.stack.reload()
                }
            }
            Segmented {
                objectName: "stackTabs"
                visible: page.stack.managed
                entries: [{text: qsTr("Overview")}, {text: qsTr("Files")}]
                current: page.tab
                onChosen: index => page.tab = index
            }
        }
        Flickable {
            id: flick
            visible: page.tab === 0 || !page.stack.managed
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg
            contentHeight: overview.implicitHeight + Theme.xl
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: AppScrollBar { }
            StackOverview {
                id: overview
                x: Theme.xl
                width: flick.width - 2 * Theme.xl
                visible: page.stack.present
                stack: page.stack
                onOperationOpened: operationId => page.operationOpened(operationId)
            }
        }
        StackFiles {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.xl
            Layout.topMargin: Theme.lg
            visible: page.tab === 1 && page.stack.managed
            stack: page.stack
        }
    }
}
