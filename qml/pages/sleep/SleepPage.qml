import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Which services could sleep, and what that would bring.
FocusScope {
    id: page
    required property SleepAdviceModel advice
    signal serviceOpened(string serviceId)

    Component.onCompleted: advice.reload()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Sleep")
            summary: page.advice.count > 0 ? qsTr("Letting those worth it sleep would free about %1 on average").arg(page.advice.freedText)
                                           : qsTr("What services that are always awake could free")
            AppButton {
                objectName: "reloadButton"
                visible: rows.count > 0
                iconName: "restart"
                text: qsTr("Estimate again")
                onClicked: page.advice.reload()
            }
        }
        SleepChanged {
            Layout.fillWidth: true
            Layout.topMargin: Theme.lg
            change: page.advice.change
        }
        Notice {
            objectName: "reloadFailed"
            Layout.fillWidth: true
            Layout.topMargin: Theme.lg
            visible: rows.count > 0 && page.advice.state === Words.Failed
            tone: Words.Negative
            title: page.advice.error.title
            detail: page.advice.error.message
            remedy: page.advice.error.remedy
        }
        ListView {
            id: rows
            objectName: "adviceList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg
            clip: true
            focus: true
            activeFocusOnTab: true
            spacing: Theme.md
            bottomMargin: Theme.xl
            boundsBehavior: Flickable.StopAtBounds
            model: page.advice
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Services that could sleep")
            delegate: SleepAdviceRow {
                width: rows.width
                change: page.advice.change
                onOpened: page.serviceOpened(serviceId)
                onSleepRequested: page.advice.letSleep(serviceId)
            }
            TableSkeleton {
                anchors.fill: parent
                visible: rows.count === 0 && (page.advice.state === Words.Loading || page.advice.state === Words.Idle)
            }
            EmptyState {
                objectName: "empty"
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                visible: rows.count === 0 && page.advice.state === Words.Ready
                iconName: "moon"
                tone: Words.Resting
                title: qsTr("Nothing to advise")
                detail: qsTr("Services with a domain that never sleep are listed here once they were measured for six hours. Those that sleep already are not.")
            }
            EmptyState {
                objectName: "failed"
                anchors.centerIn: parent
                visible: rows.count === 0 && page.advice.state === Words.Failed
                iconName: "warning"
                tone: Words.Negative
                title: page.advice.error.title
                detail: page.advice.error.message + "\n" + page.advice.error.remedy
                AppButton {
                    iconName: "restart"
                    text: qsTr("Try again")
                    onClicked: page.advice.reload()
                }
            }
        }
    }
}
