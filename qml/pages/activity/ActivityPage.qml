import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property OperationListModel operations
    signal operationOpened(string operationId)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Activity")
            summary: page.operations.runningCount > 0 ? qsTr("%n running", "", page.operations.runningCount) : qsTr("What WakeDock did, newest first")
        }
        ListView {
            id: list
            objectName: "operationList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg
            clip: true
            focus: true
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
            reuseItems: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.operations
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Activity")
            delegate: OperationRow {
                width: list.width
                last: index === list.count - 1
                onOpened: page.operationOpened(operationId)
            }
            EmptyState {
                anchors.centerIn: parent
                visible: list.count === 0 && page.operations.state === Words.Ready
                iconName: "activity"
                title: qsTr("Nothing has happened yet")
                detail: qsTr("Deploying, starting, stopping and removing services shows up here, with every step.")
            }
            EmptyState {
                anchors.centerIn: parent
                visible: list.count === 0 && page.operations.state === Words.Failed
                iconName: "warning"
                tone: Words.Negative
                title: page.operations.error.title
                detail: page.operations.error.message + "\n" + page.operations.error.remedy
                AppButton {
                    iconName: "restart"
                    text: qsTr("Try again")
                    onClicked: page.operations.reload()
                }
            }
        }
    }
}
