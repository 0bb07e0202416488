import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

ComboBox {
    id: control
    implicitHeight: Theme.control
    leftPadding: 11
    font.family: Theme.family
    font.pixelSize: Theme.body

    contentItem: AppText {
        text: control.displayText
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }
    indicator: Icon {
        x: control.width - width - 10
        y: (control.height - height) / 2
        width: 15
        height: 15
        name: "chevron"
        color: Theme.textFaint
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: control.activeFocus ? 2 : 1
        border.color: control.activeFocus ? Theme.focus : control.hovered ? Theme.textFaint : Theme.lineStrong
    }
    delegate: ItemDelegate {
        id: entry
        required property int index
        required property var modelData
        width: control.width - 10
        implicitHeight: Theme.px(32)
        leftPadding: 9
        highlighted: control.highlightedIndex === index
        Accessible.name: modelData
        contentItem: AppText {
            text: entry.modelData
            verticalAlignment: Text.AlignVCenter
            font.weight: control.currentIndex === entry.index ? Font.Medium : Font.Normal
        }
        background: Rectangle {
            radius: Theme.radius - 1
            color: entry.highlighted ? Theme.pressed : "transparent"
        }
    }
    popup: Popup {
        y: control.height + 4
        width: control.width
        padding: 5
        implicitHeight: contentItem.implicitHeight + 10
        background: SoftShadow { radius: Theme.radius + 3 }
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: control.popup.visible ? control.delegateModel : null
            currentIndex: control.highlightedIndex
        }
    }
}
