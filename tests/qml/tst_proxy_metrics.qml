import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 900
    height: 700
    property var catalog: null

    Component {
        id: cardComponent
        ProxyMetricsCard {
            width: root.width
            metrics: root.catalog.proxyMetrics
        }
    }

    TestCase {
        name: "ProxyMetrics"
        when: windowShown
        property var card: null

        function init() {
            Theme.animated = false
            root.catalog = bench.start("full")
            card = createTemporaryObject(cardComponent, root)
            verify(card)
        }
        function cleanup() {
            card.destroy()
            wait(0)
            bench.end()
        }

        function test_asksWhileItIsShownAndTellsWhatIsCounted() {
            tryCompare(root.catalog.proxyMetrics, "state", Words.Ready)
            verify(findChild(card, "requestRate").value.endsWith("/s"))
            verify(findChild(card, "metricsSummary").text.includes("answered"))
            verify(!findChild(card, "metricsProblem").visible)
            card.visible = false
            compare(root.catalog.proxyMetrics.active, false)
        }
    }
}
