import QtQuick
import WakeDock.Ui

// Text of the window: sizes and colours come from the theme by the role the text plays.
Text {
    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.body
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
