import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Ui

ToolTip {
    id: tip
    delay: 500
    topPadding: 5
    bottomPadding: 6
    leftPadding: 9
    rightPadding: 9
    contentItem: AppText {
        text: tip.text
        font.pixelSize: Theme.caption
        color: Theme.dark ? Theme.text : "#FFFFFF"
    }
    background: Rectangle {
        radius: 6
        color: Theme.dark ? "#2A2C31" : "#232529"
    }
}
