import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Ui

Menu {
    id: menu
    padding: 5
    implicitWidth: 200
    background: SoftShadow { radius: Theme.radius + 3 }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
    delegate: AppMenuItem { }
}
