import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Ui

// A hairline between groups of a menu.
MenuSeparator {
    padding: 5
    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.line
    }
}
