import QtQuick
import WakeDock.Ui

// Around a control that the engine has no use for: greys it out and says why when the pointer rests on it, which a control
// that is off cannot do itself.
Item {
    id: place
    property string whyNot
    default property alias content: holder.data
    implicitWidth: holder.childrenRect.width
    implicitHeight: holder.childrenRect.height
    HoverHandler { id: pointer }
    AppToolTip {
        visible: pointer.hovered && place.whyNot.length > 0
        text: place.whyNot
    }
    Item {
        id: holder
        anchors.fill: parent
        opacity: place.whyNot.length > 0 ? 0.45 : 1
    }
}
