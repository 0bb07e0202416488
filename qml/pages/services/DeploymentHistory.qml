import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

Card {
    id: history
    required property DeploymentListModel deployments
    property bool busy: false
    signal rollBackRequested(int revision)
    padding: Theme.sm

    Repeater {
        model: history.deployments
        Item {
            id: row
            required property int index
            required property string title
            required property string trigger
            required property string statusText
            required property int tone
            required property string when
            required property string duration
            required property string actor
            required property string message
            required property string remedy
            required property int revision
            required property bool canRollBack

            Layout.fillWidth: true
            implicitHeight: content.implicitHeight + 22
            Accessible.role: Accessible.Row
            Accessible.name: [title, statusText, trigger, when, message].join(", ")

            Rectangle {
                visible: row.index > 0
                x: Theme.sm
                width: parent.width - 2 * Theme.sm
                height: 1
                color: Theme.line
            }
            RowLayout {
                id: content
                x: Theme.sm
                y: 11
                width: parent.width - 2 * Theme.sm
                spacing: Theme.lg
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 3
                    RowLayout {
                        spacing: Theme.sm
                        AppText {
                            text: row.title
                            font.weight: Font.Medium
                        }
                        AppText {
                            text: row.trigger
                            color: Theme.textFaint
                        }
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: row.message
                        color: Theme.toneText(Words.Negative)
                        wrapMode: Text.Wrap
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: row.remedy
                        color: Theme.textSoft
                        wrapMode: Text.Wrap
                    }
                }
                AppButton {
                    objectName: "rollBackButton" + row.revision
                    Layout.alignment: Qt.AlignTop
                    visible: row.canRollBack
                    enabled: !history.busy
                    text: qsTr("Roll back to this")
                    onClicked: history.rollBackRequested(row.revision)
                }
                AppText {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 4
                    text: row.duration
                    color: Theme.textFaint
                }
                AppText {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 4
                    Layout.preferredWidth: 96
                    text: row.when
                    color: Theme.textFaint
                }
                Item {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: 150
                    implicitHeight: pill.implicitHeight
                    StatusPill {
                        id: pill
                        anchors.right: parent.right
                        tone: row.tone
                        text: row.statusText
                    }
                }
            }
        }
    }
    AppText {
        visible: history.deployments.count === 0
        Layout.margins: Theme.sm
        text: history.deployments.state === Words.Loading ? qsTr("Loading deployments")
            : history.deployments.state === Words.Failed ? history.deployments.error.message
            : qsTr("It was never deployed.")
        color: Theme.textFaint
    }
}
