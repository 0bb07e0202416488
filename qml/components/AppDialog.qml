import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import QtQuick.Layouts
import WakeDock.Ui

// A modal sheet: title and close at the top, a scrolling middle, buttons at the bottom. Escape closes, Tab stays inside.
Popup {
    id: dialog

    required property string title
    property string subtitle
    property alias buttons: buttonRow.data
    property alias leading: leadingRow.data
    default property alias content: body.data
    // How much of the content is in sight: for content that fills it.
    readonly property real bodyRoom: flick.height - 8
    readonly property real room: parent ? parent.height - 2 * Theme.xxl : 700

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(640, parent ? parent.width - 2 * Theme.xl : 640)
    height: Math.min(room, implicitContentHeight)
    padding: 0
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape

    T.Overlay.modal: Rectangle { color: Theme.scrim }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick }
    }
    background: SoftShadow { radius: 14 }

    contentItem: ColumnLayout {
        spacing: 0
        Accessible.role: Accessible.Dialog
        Accessible.name: dialog.title

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.xl
            Layout.topMargin: 20
            Layout.bottomMargin: Theme.lg
            spacing: Theme.md
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 4
                AppText {
                    Layout.fillWidth: true
                    text: dialog.title
                    font.pixelSize: Theme.dialogTitle
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: dialog.subtitle
                    color: Theme.textSoft
                    wrapMode: Text.Wrap
                }
            }
            IconButton {
                Layout.alignment: Qt.AlignTop
                iconName: "close"
                text: qsTr("Close")
                onClicked: dialog.close()
            }
        }
        Flickable {
            id: flick
            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: body.implicitHeight + 8
            contentHeight: body.implicitHeight + 8
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: AppScrollBar { }
            ColumnLayout {
                id: body
                x: Theme.xl
                y: 4
                width: flick.width - 2 * Theme.xl
                spacing: Theme.lg
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.topMargin: Theme.lg
            implicitHeight: 1
            color: Theme.line
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.lg
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            spacing: Theme.sm
            Row {
                id: leadingRow
                spacing: Theme.sm
            }
            Item { Layout.fillWidth: true }
            Row {
                id: buttonRow
                spacing: Theme.sm
            }
        }
    }

    // Keeps what has the focus in sight while the operator tabs through a long form.
    function reveal(item: Item) {
        const place = item.mapToItem(body, 0, 0).y
        if (place < flick.contentY || place + item.height > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(place - flick.height / 3, flick.contentHeight - flick.height))
    }
}
