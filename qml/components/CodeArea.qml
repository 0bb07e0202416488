import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// A text in fixed pitch with the numbers of its lines. Tab writes two spaces, as YAML knows no tabs; Ctrl+Tab and Shift+Tab
// go on to the next field.
Rectangle {
    id: code
    property alias text: area.text
    property alias readOnly: area.readOnly
    property string name
    property bool wrong: false
    // Shows the end whenever something is added.
    property bool follows: false
    // Called before something is pasted; what answers true has taken it.
    property var takesPaste: null
    signal written(string text)

    function goTo(line: int, column: int) {
        const lines = area.text.split("\n")
        let at = 0
        for (let i = 0; i < Math.min(line - 1, lines.length); ++i)
            at += lines[i].length + 1
        area.cursorPosition = Math.min(at + Math.max(0, column - 1), area.length)
        area.forceActiveFocus()
    }
    function takeFocus() { area.forceActiveFocus() }

    implicitHeight: 300
    radius: Theme.radius
    color: Theme.sunken
    border.width: area.activeFocus && !readOnly ? 2 : 1
    border.color: wrong ? Theme.tone(Words.Negative) : area.activeFocus ? Theme.focus : readOnly ? Theme.line : Theme.lineStrong
    clip: true

    FontMetrics {
        id: digits
        font: area.font
    }
    Item {
        id: gutter
        x: 2
        y: 2
        width: numbers.width + 2 * Theme.sm
        height: parent.height - 4
        clip: true
        AppText {
            id: numbers
            // Only those in sight: of ten thousand lines, all would take longer than the text itself.
            readonly property real lineHeight: area.contentHeight / Math.max(1, area.lineCount)
            readonly property int first: Math.max(0, Math.floor((flick.contentY - area.topPadding) / lineHeight))
            readonly property int many: Math.max(0, Math.min(area.lineCount - first, Math.ceil(code.height / lineHeight) + 1))
            x: Theme.sm
            y: area.topPadding + first * lineHeight - flick.contentY
            width: Math.max(implicitWidth, Theme.px(16), String(area.lineCount).length * digits.averageCharacterWidth)
            horizontalAlignment: Text.AlignRight
            text: Array.from({length: many}, (_, index) => first + index + 1).join("\n")
            font: area.font
            color: Theme.textFaint
            Accessible.ignored: true
        }
    }
    Flickable {
        id: flick
        anchors.fill: parent
        anchors.margins: 2
        anchors.leftMargin: gutter.width + 2
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: AppScrollBar { }
        TextArea.flickable: TextArea {
            id: area
            objectName: "codeText"
            leftPadding: Theme.sm
            rightPadding: Theme.lg
            topPadding: Theme.sm
            bottomPadding: Theme.sm
            font.family: Theme.mono
            font.pixelSize: Theme.caption
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            selectByMouse: true
            persistentSelection: true
            tabStopDistance: 4 * digits.averageCharacterWidth
            wrapMode: TextEdit.NoWrap
            textFormat: TextEdit.PlainText
            background: null
            Accessible.name: code.name
            onTextChanged: {
                if (!readOnly)
                    code.written(text)
                else if (code.follows)
                    cursorPosition = length
            }
            Keys.onPressed: event => event.accepted = !readOnly && event.matches(StandardKey.Paste) && code.takesPaste !== null && code.takesPaste()
            Keys.onTabPressed: event => {
                if (readOnly || event.modifiers & Qt.ControlModifier)
                    nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                else
                    insert(cursorPosition, "  ")
            }
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        }
    }
}
