import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Stretches of the week in which the service is never put to sleep.
ColumnLayout {
    id: hours
    required property SleepSettingsModel form
    // Monday first, as the week is counted here.
    readonly property var dayNames: [1, 2, 3, 4, 5, 6, 0].map(day => Qt.locale().dayName(day, Locale.ShortFormat))

    spacing: Theme.sm
    AppText {
        text: qsTr("Awake hours")
        font.weight: Font.Medium
    }
    AppText {
        Layout.fillWidth: true
        visible: rows.count === 0
        text: qsTr("None: it may sleep at any time.")
        color: Theme.textFaint
        font.pixelSize: Theme.caption
    }
    Repeater {
        id: rows
        model: hours.form.hours
        ColumnLayout {
            id: stretch
            required property var modelData
            required property int index
            readonly property string error: hours.form.errors["sleep.awake_hours[" + index + "]"]
                                            ?? hours.form.errors["sleep.awake_hours[" + index + "].to"] ?? ""
            // Its own copy: the row is not made anew when a day is chosen, so that the button keeps the keyboard.
            property var days: Array.from(modelData.days)
            Layout.fillWidth: true
            spacing: 4
            function choose(day: int, on: bool) {
                const next = Array.from(days)
                next[day] = on
                days = next
                hours.form.setDay(index, day + 1, on)
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.sm
                Row {
                    spacing: 3
                    Repeater {
                        model: hours.dayNames
                        AbstractButton {
                            id: day
                            objectName: "day" + index
                            required property string modelData
                            required property int index
                            width: Math.max(Theme.px(38), words.implicitWidth + 12)
                            height: Theme.control
                            checkable: true
                            checked: stretch.days[index]
                            Accessible.role: Accessible.CheckBox
                            Accessible.name: modelData
                            Accessible.checked: checked
                            onToggled: stretch.choose(index, checked)
                            HoverHandler { cursorShape: Qt.PointingHandCursor }
                            contentItem: AppText {
                                id: words
                                text: day.modelData
                                font.pixelSize: Theme.caption
                                font.weight: day.checked ? Font.Medium : Font.Normal
                                color: day.checked ? Theme.accentInk : Theme.textSoft
                                horizontalAlignment: Text.AlignHCenter
                                verticalAlignment: Text.AlignVCenter
                            }
                            background: Rectangle {
                                radius: Theme.radius
                                color: day.checked ? Theme.accent : Theme.surface
                                border.width: day.checked ? 0 : 1
                                border.color: day.hovered ? Theme.textFaint : Theme.lineStrong
                                FocusRing { shown: day.visualFocus }
                            }
                        }
                    }
                }
                Row {
                    spacing: Theme.sm
                    AppTextField {
                        objectName: "from"
                        width: Theme.px(72)
                        text: stretch.modelData.from
                        wrong: stretch.error.length > 0
                        Accessible.name: qsTr("From")
                        onTextEdited: hours.form.setFrom(stretch.index, text)
                    }
                    AppText {
                        height: parent.height
                        verticalAlignment: Text.AlignVCenter
                        text: "–"
                        color: Theme.textFaint
                    }
                    AppTextField {
                        objectName: "to"
                        width: Theme.px(72)
                        text: stretch.modelData.to
                        wrong: stretch.error.length > 0
                        Accessible.name: qsTr("To")
                        onTextEdited: hours.form.setTo(stretch.index, text)
                    }
                    IconButton {
                        visible: hours.form.editable
                        iconName: "trash"
                        text: qsTr("Remove these hours")
                        onClicked: hours.form.removeHours(stretch.index)
                    }
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: stretch.error.length > 0 ? stretch.error
                    : stretch.days.some(on => on) ? "" : qsTr("No day chosen: every day.")
                color: stretch.error.length > 0 ? Theme.toneText(Words.Negative) : Theme.textFaint
                font.pixelSize: Theme.caption
                wrapMode: Text.Wrap
            }
        }
    }
    AppButton {
        objectName: "addHours"
        visible: hours.form.editable
        kind: AppButton.Ghost
        iconName: "plus"
        text: qsTr("Add hours")
        onClicked: hours.form.addHours()
    }
}
