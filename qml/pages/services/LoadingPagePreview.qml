import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// How the loading page comes out. Its colours are the page's own, not the window's, and so are its words: it speaks English.
Rectangle {
    id: preview
    required property LoadingPageModel page
    // Visitor's own: as this window is.
    readonly property bool dark: page.theme === 1 || (page.theme === 0 && Theme.dark)
    readonly property color accent: dark ? page.darkAccent : page.lightAccent
    readonly property color ink: dark ? "#EEF2F7" : "#16202C"
    readonly property color soft: dark ? "#A3B1C2" : "#526173"
    readonly property color edge: dark ? "#2A3644" : "#DBE2EA"

    implicitHeight: sheet.height + 2 * Theme.xl
    radius: Theme.radius
    color: dark ? "#0F141B" : "#F3F5F8"
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Preview: %1. %2").arg(page.shownTitle).arg(page.shownMessage)

    Rectangle {
        id: sheet
        anchors.centerIn: parent
        width: Math.min(360, parent.width - 2 * Theme.lg)
        height: column.implicitHeight + 2 * Theme.xl
        radius: 14
        color: preview.dark ? "#18202A" : "#FFFFFF"
        border.width: 1
        border.color: preview.edge

        ColumnLayout {
            id: column
            x: Theme.lg
            y: Theme.xl
            width: parent.width - 2 * Theme.lg
            spacing: Theme.sm

            Image {
                objectName: "previewLogo"
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredHeight: 52
                Layout.maximumWidth: 160
                visible: preview.page.logo.length > 0
                source: preview.page.logo
                fillMode: Image.PreserveAspectFit
                mipmap: true
            }
            Icon {
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: 40
                Layout.preferredHeight: 40
                visible: preview.page.logo.length === 0
                name: "moon"
                color: preview.accent
            }
            AppText {
                objectName: "previewTitle"
                Layout.fillWidth: true
                Layout.topMargin: Theme.xs
                horizontalAlignment: Text.AlignHCenter
                text: preview.page.shownTitle
                textFormat: Text.PlainText
                color: preview.ink
                font.pixelSize: Theme.dialogTitle
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            AppText {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: preview.page.shownMessage
                textFormat: Text.PlainText
                color: preview.soft
                wrapMode: Text.Wrap
                lineHeight: 1.15
            }
            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: Theme.xs
                Layout.maximumWidth: column.width
                implicitWidth: host.implicitWidth + 20
                implicitHeight: host.implicitHeight + 8
                radius: height / 2
                color: "transparent"
                border.width: 1
                border.color: preview.edge
                AppText {
                    id: host
                    anchors.centerIn: parent
                    width: parent.width - 20
                    horizontalAlignment: Text.AlignHCenter
                    text: preview.page.shownHost
                    color: preview.soft
                    font.pixelSize: Theme.caption
                    elide: Text.ElideMiddle
                }
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.topMargin: Theme.md
                implicitHeight: 6
                radius: 3
                color: preview.dark ? "#263140" : "#E6EBF1"
                Rectangle {
                    objectName: "previewBar"
                    width: parent.width * 0.6
                    height: parent.height
                    radius: 3
                    color: preview.accent
                }
            }
            AppText {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: "Usually ready within 4 seconds."
                color: preview.soft
                font.pixelSize: Theme.caption
            }
            Rectangle {
                objectName: "previewLog"
                Layout.fillWidth: true
                Layout.topMargin: Theme.xs
                visible: preview.page.showsLog
                implicitHeight: line.implicitHeight + 12
                radius: 6
                color: preview.color
                AppText {
                    id: line
                    anchors.verticalCenter: parent.verticalCenter
                    x: 10
                    width: parent.width - 20
                    text: "listening on port 8080"
                    color: preview.soft
                    font.family: Theme.mono
                    font.pixelSize: Theme.small
                    elide: Text.ElideRight
                }
            }
        }
    }
}
