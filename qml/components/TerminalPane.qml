import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The terminals inside a service or a container, as tabs.
Item {
    id: page
    required property TerminalTabsModel terminals
    // What it is called, and what to do where it does not run.
    required property string place
    property string startHint
    // Whether a new terminal can be opened now.
    required property bool running
    readonly property TerminalTab tab: terminals.currentTab

    function takeFocus() {
        if (page.tab)
            screen.forceActiveFocus()
        else
            openButton.forceActiveFocus()
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: Theme.dark ? Theme.sunken : "#FBFBFC"
        border.width: 1
        border.color: screen.activeFocus ? Theme.lineStrong : Theme.line
        visible: page.terminals.count > 0

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: 1
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.xs
                Layout.rightMargin: Theme.xs
                // A layout fills what it can get, unless it is told otherwise.
                Layout.fillHeight: false
                Layout.preferredHeight: Theme.control + Theme.xs
                spacing: 2
                Flickable {
                    id: strip
                    Layout.fillHeight: true
                    Layout.preferredWidth: Math.min(buttons.implicitWidth, page.width - 4 * Theme.control)
                    contentWidth: buttons.implicitWidth
                    boundsBehavior: Flickable.StopAtBounds
                    clip: true
                    Row {
                        id: buttons
                        spacing: 2
                        Repeater {
                            model: page.terminals
                            TerminalTabButton {
                                required property int index
                                required property TerminalTab tab
                                height: strip.height
                                title: tab.title
                                over: !tab.running && !tab.opening
                                checked: index === page.terminals.current
                                onClicked: {
                                    page.terminals.current = index
                                    screen.forceActiveFocus()
                                }
                                onCloseRequested: page.terminals.close(index)
                            }
                        }
                    }
                }
                IconButton {
                    iconName: "plus"
                    text: qsTr("New terminal")
                    enabled: page.running
                    onClicked: {
                        page.terminals.open()
                        screen.forceActiveFocus()
                    }
                }
                Item { Layout.fillWidth: true }
                IconButton {
                    iconName: "copy"
                    text: qsTr("Copy the selection (Ctrl+Shift+C)")
                    enabled: screen.hasSelection
                    onClicked: screen.copy()
                }
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: 1
                color: Theme.line
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                // Its corners are square; the frame's are not.
                Layout.leftMargin: Theme.xs
                Layout.bottomMargin: Theme.xs
                TerminalScreen {
                    id: screen
                    objectName: "terminalScreen"
                    anchors.fill: parent
                    anchors.rightMargin: bar.width
                    tab: page.tab
                    family: Theme.mono
                    pixelSize: Theme.body
                    dark: Theme.dark
                    ink: Theme.text
                    paper: Theme.dark ? Theme.sunken : "#FBFBFC"
                    highlight: Theme.dark ? "#2E3F8F" : "#CBD5FB"
                    Accessible.role: Accessible.Terminal
                    Accessible.focusable: true
                    Accessible.name: qsTr("Terminal in %1").arg(page.place)
                    Accessible.description: screen.activeFocus ? screen.visibleText : qsTr("Ctrl+Shift+Tab leaves it.")
                    HoverHandler { cursorShape: Qt.IBeamCursor }
                }
                AppScrollBar {
                    id: bar
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.bottom: parent.bottom
                    orientation: Qt.Vertical
                    policy: screen.lineCount > screen.rows ? ScrollBar.AsNeeded : ScrollBar.AlwaysOff
                    size: screen.lineCount > 0 ? screen.rows / screen.lineCount : 1
                    position: screen.lineCount > 0 ? screen.topLine / screen.lineCount : 0
                    onPositionChanged: if (pressed) screen.topLine = Math.round(position * screen.lineCount)
                }
                Spinner {
                    anchors.centerIn: parent
                    visible: page.tab !== null && page.tab.opening
                }
            }
            Notice {
                Layout.fillWidth: true
                Layout.margins: Theme.sm
                visible: page.tab !== null && page.tab.message.length > 0
                tone: page.tab !== null && page.tab.remedy.length > 0 ? Words.Negative : Words.Neutral
                title: page.tab !== null ? page.tab.message : ""
                remedy: page.tab !== null ? page.tab.remedy : ""
                AppButton {
                    visible: page.running
                    iconName: "restart"
                    text: qsTr("Open again")
                    onClicked: {
                        page.tab.reopen()
                        screen.forceActiveFocus()
                    }
                }
            }
        }
    }
    EmptyState {
        objectName: "noTerminal"
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -Theme.xxl
        visible: page.terminals.count === 0
        iconName: "terminal"
        title: page.running ? qsTr("A terminal inside %1").arg(page.place) : qsTr("%1 is not running").arg(page.place)
        detail: page.running ? qsTr("Opens a shell in the container. The audit log records who opened it, not what is typed.")
                             : page.startHint
        AppButton {
            id: openButton
            objectName: "openTerminal"
            visible: page.running
            kind: AppButton.Primary
            text: qsTr("Open a terminal")
            onClicked: {
                page.terminals.open()
                screen.forceActiveFocus()
            }
        }
    }
}
