import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// A text of any length in fixed pitch, to be read: only the lines in sight exist. Ctrl+C copies the line where the keyboard is.
Rectangle {
    id: code
    required property TextLinesModel lines
    property string name
    readonly property real letter: metrics.averageCharacterWidth

    implicitHeight: 300
    radius: Theme.radius
    color: Theme.sunken
    border.width: list.activeFocus ? 2 : 1
    border.color: list.activeFocus ? Theme.focus : Theme.line
    clip: true

    function goTo(line: int) {
        list.currentIndex = line
        list.positionViewAtIndex(line, ListView.Contain)
    }

    FontMetrics {
        id: metrics
        font.family: Theme.mono
        font.pixelSize: Theme.caption
    }
    Connections {
        target: code.lines
        function onMatchChanged() {
            if (code.lines.matchLine < 0)
                return
            list.currentIndex = code.lines.matchLine
            list.positionViewAtIndex(code.lines.matchLine, ListView.Center)
        }
    }
    ListView {
        id: list
        objectName: "codeLines"
        readonly property real gutter: (String(count).length + 1) * code.letter + Theme.sm
        anchors.fill: parent
        anchors.margins: 2
        topMargin: Theme.sm
        bottomMargin: Theme.sm
        model: code.lines
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.HorizontalAndVerticalFlick
        contentWidth: Math.max(width, gutter + (code.lines.longest + 4) * code.letter)
        highlightMoveDuration: 0
        ScrollBar.vertical: AppScrollBar { }
        ScrollBar.horizontal: AppScrollBar { }
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
        Accessible.role: Accessible.List
        Accessible.name: code.name
        Keys.onPressed: event => {
            const page = Math.max(1, Math.floor(height / metrics.height) - 1)
            if (event.matches(StandardKey.Copy))
                code.lines.copyLine(currentIndex)
            else if (event.key === Qt.Key_PageDown)
                code.goTo(Math.min(count - 1, currentIndex + page))
            else if (event.key === Qt.Key_PageUp)
                code.goTo(Math.max(0, currentIndex - page))
            else if (event.key === Qt.Key_Home)
                code.goTo(0)
            else if (event.key === Qt.Key_End)
                code.goTo(count - 1)
            else
                return
            event.accepted = true
        }
        delegate: Item {
            id: line
            required property int index
            required property string words
            required property int number
            readonly property bool current: ListView.isCurrentItem
            readonly property bool found: index === code.lines.matchLine
            width: list.contentWidth
            height: Math.ceil(metrics.height) + 2
            Accessible.role: Accessible.ListItem
            Accessible.name: words
            Rectangle {
                anchors.fill: parent
                visible: line.found || line.current && list.activeFocus
                color: line.found ? Theme.toneSoft(Words.Warning) : Theme.hover
            }
            Rectangle {
                visible: line.found
                width: 3
                height: parent.height
                color: Theme.tone(Words.Warning)
            }
            AppText {
                width: list.gutter - Theme.sm
                horizontalAlignment: Text.AlignRight
                anchors.verticalCenter: parent.verticalCenter
                text: line.number
                color: Theme.textFaint
                font.family: Theme.mono
                font.pixelSize: Theme.caption
                Accessible.ignored: true
            }
            AppText {
                x: list.gutter + Theme.sm
                anchors.verticalCenter: parent.verticalCenter
                text: line.words
                textFormat: Text.PlainText
                font.family: Theme.mono
                font.pixelSize: Theme.caption
                Accessible.ignored: true
            }
            TapHandler {
                onTapped: {
                    list.currentIndex = line.index
                    list.forceActiveFocus()
                }
            }
        }
    }
}
