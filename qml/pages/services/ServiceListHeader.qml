import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// The names of the columns; the first two sort.
Item {
    id: header
    required property ServiceColumns columns
    property bool byStatus: false
    signal sortRequested(bool byStatus)

    implicitHeight: Theme.px(32)

    component Title: AppText {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textFaint
        font.pixelSize: Theme.caption
        font.weight: Font.Medium
    }
    component SortTitle: AbstractButton {
        id: sorter
        required property bool current
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: 24
        Accessible.name: qsTr("Sort by %1").arg(text)
        HoverHandler { cursorShape: Qt.PointingHandCursor }
        contentItem: Row {
            spacing: 4
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: sorter.text
                color: sorter.current || sorter.hovered ? Theme.textSoft : Theme.textFaint
                font.pixelSize: Theme.caption
                font.weight: Font.Medium
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: sorter.current
                width: 12
                height: 12
                name: "chevron"
                color: Theme.textSoft
            }
        }
        background: Item { FocusRing { shown: sorter.visualFocus } }
    }

    SortTitle {
        x: Theme.md
        text: qsTr("Service")
        current: !header.byStatus
        onClicked: header.sortRequested(false)
    }
    SortTitle {
        x: header.columns.statusX
        text: qsTr("Status")
        current: header.byStatus
        onClicked: header.sortRequested(true)
    }
    Title {
        visible: header.columns.domainWidth > 0
        x: header.columns.domainX
        text: qsTr("Domain")
    }
    Title {
        x: header.columns.cpuX
        text: qsTr("CPU")
    }
    Title {
        visible: header.columns.memoryWidth > 0
        x: header.columns.memoryX
        text: qsTr("Memory")
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
