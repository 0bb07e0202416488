import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What Caddy is, what it serves, and what went wrong last.
Flickable {
    id: flick
    required property CaddyStatusModel status
    required property ProxyMetricsModel metrics
    contentHeight: column.implicitHeight + Theme.xl
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    ScrollBar.vertical: AppScrollBar { }

    ColumnLayout {
        id: column
        x: Theme.xl
        width: flick.width - 2 * Theme.xl
        spacing: Theme.lg

        Notice {
            objectName: "caddyProblem"
            Layout.fillWidth: true
            visible: flick.status.problem.length > 0
            tone: flick.status.reachable ? Words.Warning : Words.Negative
            title: flick.status.reachable ? qsTr("What went wrong last") : qsTr("Caddy does not answer")
            detail: flick.status.problem
            remedy: flick.status.remedy
            AppButton {
                objectName: "askAgain"
                text: qsTr("Check again")
                loading: flick.status.state === Words.Loading
                onClicked: flick.status.reload()
            }
        }
        Notice {
            objectName: "caddyFailure"
            Layout.fillWidth: true
            visible: flick.status.state === Words.Failed
            tone: Words.Negative
            title: flick.status.error.title
            detail: flick.status.error.message
            remedy: flick.status.error.remedy
            AppButton {
                text: qsTr("Try again")
                onClicked: flick.status.reload()
            }
        }
        TableSkeleton {
            Layout.fillWidth: true
            implicitHeight: 240
            visible: !flick.status.present && flick.status.state !== Words.Failed
        }
        GridLayout {
            Layout.fillWidth: true
            visible: flick.status.present
            columns: flick.width > 860 ? 2 : 1
            columnSpacing: Theme.lg
            rowSpacing: Theme.lg
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                title: qsTr("Where it is")
                Repeater {
                    model: flick.status.facts
                    FactRow {
                        required property var modelData
                        required property int index
                        label: modelData.label
                        value: modelData.value
                        fixedPitch: modelData.fixedPitch
                        first: index === 0
                    }
                }
                Item { Layout.fillHeight: true }
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                visible: flick.status.reachable
                title: qsTr("What it serves")
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.xxl
                    Figure {
                        objectName: "ourRoutes"
                        label: qsTr("WakeDock's services")
                        value: flick.status.routesText
                    }
                    Figure {
                        objectName: "foreignRoutes"
                        label: qsTr("Your routes")
                        value: flick.status.foreignRoutesText
                    }
                    Item { Layout.fillWidth: true }
                }
                AppText {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.md
                    text: flick.status.foreignHosts.length > 0 ? qsTr("Hosts that others wrote into it. WakeDock leaves them alone.")
                                                               : qsTr("Nobody else wrote hosts into it.")
                    color: Theme.textSoft
                    wrapMode: Text.Wrap
                }
                Flow {
                    objectName: "foreignHosts"
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.sm
                    visible: flick.status.foreignHosts.length > 0
                    spacing: 6
                    Repeater {
                        model: flick.status.foreignHosts.slice(0, 40)
                        Rectangle {
                            id: host
                            required property string modelData
                            implicitWidth: Math.min(words.implicitWidth + 16, flick.width / 3)
                            implicitHeight: Theme.px(24)
                            radius: 5
                            color: Theme.toneSoft(Words.Neutral)
                            AppText {
                                id: words
                                x: 8
                                width: parent.width - 16
                                anchors.verticalCenter: parent.verticalCenter
                                text: host.modelData
                                font.family: Theme.mono
                                font.pixelSize: Theme.caption
                                elide: Text.ElideMiddle
                            }
                        }
                    }
                    AppText {
                        visible: flick.status.foreignHosts.length > 40
                        text: qsTr("and %1 more").arg(flick.status.foreignHosts.length - 40)
                        color: Theme.textFaint
                    }
                }
                Item { Layout.fillHeight: true }
            }
        }
        ProxyMetricsCard {
            Layout.fillWidth: true
            visible: flick.status.reachable
            metrics: flick.metrics
        }
        Card {
            Layout.fillWidth: true
            visible: flick.status.reachable
            title: qsTr("What this version can")
            Repeater {
                model: flick.status.capabilities
                RowLayout {
                    id: capability
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.topMargin: 5
                    Layout.bottomMargin: 5
                    spacing: 9
                    Accessible.role: Accessible.StaticText
                    Accessible.name: modelData.words + ": " + (modelData.present ? qsTr("yes") : qsTr("no"))
                    Icon {
                        Layout.preferredWidth: 15
                        Layout.preferredHeight: 15
                        name: capability.modelData.present ? "check" : "minus"
                        color: Theme.toneText(capability.modelData.present ? Words.Positive : Words.Neutral)
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: capability.modelData.words
                        color: capability.modelData.present ? Theme.text : Theme.textFaint
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
