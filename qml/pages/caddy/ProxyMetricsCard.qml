import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What Caddy counts of its visitors: how many, how quickly, how well; and what it does not count.
Card {
    id: card
    required property ProxyMetricsModel metrics
    readonly property bool wide: width > 640

    title: qsTr("Visitors")
    Component.onCompleted: metrics.active = Qt.binding(() => card.visible)
    Component.onDestruction: metrics.active = false

    AppText {
        Layout.fillWidth: true
        objectName: "metricsProblem"
        visible: text.length > 0
        text: card.metrics.state === Words.Failed ? card.metrics.error.message + " " + card.metrics.error.remedy
                                                  : card.metrics.problem
        color: Theme.toneText(Words.Negative)
        wrapMode: Text.Wrap
        lineHeight: 1.2
    }
    AppText {
        Layout.fillWidth: true
        visible: !card.metrics.measured && card.metrics.state !== Words.Failed
        text: card.metrics.state === Words.Loading ? qsTr("Asking Caddy …") : qsTr("Caddy has not told anything yet.")
        color: Theme.textSoft
    }
    GridLayout {
        Layout.fillWidth: true
        visible: card.metrics.measured
        columns: card.wide ? 4 : 2
        columnSpacing: Theme.lg
        rowSpacing: Theme.md
        Figure {
            // The curve stays where it is when a digit more is shown.
            Layout.minimumWidth: 96
            objectName: "requestRate"
            label: qsTr("Requests")
            value: card.metrics.rateText
        }
        Sparkline {
            Layout.fillWidth: true
            Layout.preferredHeight: 44
            values: card.metrics.rateHistory
            color: Theme.tone(Words.Progress)
            Accessible.role: Accessible.Chart
            Accessible.name: qsTr("Requests a second over the last minutes")
        }
        Figure {
            Layout.minimumWidth: 96
            objectName: "latency"
            label: qsTr("95 of 100 within")
            value: card.metrics.latencyText
        }
        Sparkline {
            Layout.fillWidth: true
            Layout.preferredHeight: 44
            values: card.metrics.latencyHistory
            color: Theme.tone(Words.Neutral)
            Accessible.role: Accessible.Chart
            Accessible.name: qsTr("Time to answer over the last minutes")
        }
    }
    AppText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.sm
        visible: card.metrics.measured
        objectName: "metricsSummary"
        text: [card.metrics.statusText, card.metrics.latencyDetail, qsTr("%1 on the way").arg(card.metrics.inFlightText)]
              .filter(part => part.length > 0).join(" · ")
        color: card.metrics.statusTone === Words.Warning ? Theme.toneText(Words.Warning) : Theme.textSoft
        wrapMode: Text.Wrap
        lineHeight: 1.2
    }
    Repeater {
        model: card.metrics.servers
        ColumnLayout {
            id: server
            required property var modelData
            Layout.fillWidth: true
            Layout.topMargin: Theme.md
            spacing: 2
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.sm
                AppText {
                    text: qsTr("Server %1").arg(server.modelData.name)
                    font.weight: Font.DemiBold
                }
                AppText {
                    Layout.fillWidth: true
                    text: server.modelData.owner
                    color: Theme.textFaint
                }
                AppText {
                    text: [server.modelData.rate, server.modelData.latency].filter(part => part.length > 0).join(" · ")
                    color: server.modelData.counted ? Theme.text : Theme.textFaint
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: server.modelData.hint
                color: Theme.textSoft
                wrapMode: Text.Wrap
                lineHeight: 1.15
            }
        }
    }
    Repeater {
        model: card.metrics.busyServices
        FactRow {
            required property var modelData
            required property int index
            Layout.topMargin: index === 0 ? Theme.md : 0
            label: modelData.name
            value: qsTr("%1 on the way to %2").arg(modelData.inFlight).arg(modelData.host)
            labelWidth: 200
            first: index === 0
        }
    }
    Repeater {
        model: card.metrics.facts
        FactRow {
            required property var modelData
            required property int index
            Layout.topMargin: index === 0 ? Theme.md : 0
            label: modelData.label
            value: modelData.value
            labelWidth: 200
            first: index === 0
        }
    }
}
