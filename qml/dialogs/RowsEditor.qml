import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// A list of pairs in the deploy form: ports, variables, volumes. Empty lines are not sent.
ColumnLayout {
    id: editor
    required property FormRowsModel rows
    required property string title
    required property string addText
    property string hint
    property string leftPlaceholder
    property string rightPlaceholder
    property string between
    property string flagText
    property string error
    property bool fixedPitch: false

    spacing: Theme.sm

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.sm
        AppText {
            text: editor.title
            font.weight: Font.Medium
        }
        AppText {
            Layout.fillWidth: true
            text: editor.hint
            color: Theme.textFaint
            font.pixelSize: Theme.caption
            elide: Text.ElideRight
        }
        AppButton {
            objectName: "addLine"
            kind: AppButton.Ghost
            Layout.rightMargin: -8
            rightPadding: 8
            leftPadding: 8
            implicitHeight: 28
            iconName: "plus"
            text: editor.addText
            onClicked: {
                editor.rows.add()
                lines.itemAt(lines.count - 1).start()
            }
        }
    }
    Repeater {
        id: lines
        model: editor.rows
        ColumnLayout {
            id: line
            required property int index
            required property string leftText
            required property string rightText
            required property bool flag
            required property string error

            function start() {
                leftField.forceActiveFocus()
            }
            Layout.fillWidth: true
            spacing: Theme.xs
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.sm
                AppTextField {
                    id: leftField
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    fixedPitch: editor.fixedPitch
                    text: line.leftText
                    wrong: line.error.length > 0
                    placeholderText: editor.leftPlaceholder
                    Accessible.name: qsTr("%1, line %2, left").arg(editor.title).arg(line.index + 1)
                    Accessible.description: line.error
                    onTextEdited: editor.rows.setLeft(line.index, text)
                }
                AppText {
                    text: editor.between
                    color: Theme.textFaint
                }
                AppTextField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    fixedPitch: editor.fixedPitch
                    text: line.rightText
                    wrong: line.error.length > 0
                    placeholderText: editor.rightPlaceholder
                    Accessible.name: qsTr("%1, line %2, right").arg(editor.title).arg(line.index + 1)
                    onTextEdited: editor.rows.setRight(line.index, text)
                }
                AppSwitch {
                    visible: editor.flagText.length > 0
                    text: editor.flagText
                    checked: line.flag
                    onToggled: editor.rows.setFlag(line.index, checked)
                }
                IconButton {
                    iconName: "close"
                    iconSize: 15
                    text: qsTr("Remove line %1").arg(line.index + 1)
                    onClicked: editor.rows.remove(line.index)
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: line.error
                color: Theme.toneText(Words.Negative)
                font.pixelSize: Theme.caption
                wrapMode: Text.Wrap
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
        }
    }
    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: editor.error
        color: Theme.toneText(Words.Negative)
        font.pixelSize: Theme.caption
        wrapMode: Text.Wrap
    }
}
