import QtQuick
import WakeDock.Models
import WakeDock.Ui

// What stood in a place, or what shall stand there.
Rectangle {
    id: side
    required property string sign
    required property int tone
    required property string words

    implicitHeight: text.implicitHeight + 12
    radius: 5
    color: Theme.toneSoft(tone)
    Accessible.ignored: true
    AppText {
        x: 10
        y: 6
        text: side.sign
        color: Theme.toneText(side.tone)
        font.family: Theme.mono
        font.pixelSize: Theme.caption
        font.weight: Font.DemiBold
    }
    AppText {
        id: text
        x: 28
        y: 6
        width: side.width - x - 10
        text: side.words
        textFormat: Text.PlainText
        wrapMode: Text.WrapAnywhere
        font.family: Theme.mono
        font.pixelSize: Theme.caption
    }
}
