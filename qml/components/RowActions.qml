import QtQuick
import WakeDock.Ui

// The buttons at the end of a row; something that turns instead of them while it is busy.
Row {
    id: actions
    property bool busy: false
    default property alias buttons: inner.data
    anchors.right: parent ? parent.right : undefined
    anchors.rightMargin: Theme.sm
    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
    Item {
        objectName: "busy"
        visible: actions.busy
        width: 30
        height: 30
        Spinner { anchors.centerIn: parent }
    }
    Row {
        id: inner
        visible: !actions.busy
    }
}
