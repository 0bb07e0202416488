import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

Item {
    id: row
    objectName: "wake" + index
    required property int index
    required property string who
    required property string what
    required property string agent
    required property string when
    required property string moment
    required property string took
    required property string waited
    required property string cost
    required property string outcome
    required property int tone
    required property string message
    required property string client
    required property string path
    property bool mayForbid: false
    property alias neverMenu: menu
    readonly property bool isVisitor: path.length > 0
    signal neverRequested(int kind, string value)

    implicitHeight: content.implicitHeight + 22
    Accessible.role: Accessible.Row
    Accessible.name: [who, what, outcome, when, took, waited, cost, message].filter(part => part.length > 0).join(", ")

    Rectangle {
        visible: row.index > 0
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        id: content
        y: 11
        width: parent.width
        spacing: Theme.lg
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: 3
            spacing: 3
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.sm
                AppText {
                    text: row.who
                    font.weight: Font.Medium
                }
                AppText {
                    Layout.fillWidth: true
                    text: row.what
                    color: Theme.textSoft
                    elide: Text.ElideMiddle
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: row.agent
                color: Theme.textFaint
                font.pixelSize: Theme.caption
                elide: Text.ElideRight
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: row.message
                color: Theme.toneText(Words.Negative)
                wrapMode: Text.Wrap
            }
        }
        Repeater {
            model: [{text: row.waited, width: 76}, {text: row.took, width: 64}, {text: row.cost, width: 84}, {text: row.when, width: 92}]
            AppText {
                required property var modelData
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 3
                Layout.preferredWidth: Theme.px(modelData.width)
                horizontalAlignment: Text.AlignRight
                text: modelData.text
                color: Theme.textFaint
            }
        }
        Item {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.px(92)
            implicitHeight: pill.implicitHeight
            StatusPill {
                id: pill
                anchors.right: parent.right
                tone: row.tone
                text: row.outcome
                HoverHandler { id: pointer }
                AppToolTip {
                    visible: pointer.hovered
                    text: row.moment
                }
            }
        }
        IconButton {
            id: more
            objectName: "neverButton" + row.index
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: -3
            enabled: row.isVisitor && row.mayForbid
            opacity: row.isVisitor ? 1 : 0
            iconName: "more"
            text: qsTr("Never wake for this")
            onChosen: menu.open()
            AppMenu {
                id: menu
                y: more.height + 2
                x: more.width - width
                implicitWidth: Theme.px(280)
                AppMenuItem {
                    visible: row.agent.length > 0
                    iconName: "moon"
                    text: qsTr("Never wake for this program")
                    onTriggered: row.neverRequested(WakeRulesModel.UserAgent, row.agent)
                }
                AppMenuItem {
                    visible: row.client.length > 0
                    iconName: "moon"
                    text: qsTr("Never wake for %1").arg(row.client)
                    onTriggered: row.neverRequested(WakeRulesModel.Network, row.client)
                }
                AppMenuItem {
                    iconName: "moon"
                    text: qsTr("Never wake for this path")
                    onTriggered: row.neverRequested(WakeRulesModel.Path, row.path)
                }
            }
        }
    }
}
