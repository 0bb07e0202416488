import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 1000
    height: 900
    property var catalog: null

    Component {
        id: pageComponent
        CaddyPage {
            anchors.fill: parent
            caddy: root.catalog.caddy
            tab: "doctor"
            doctor: root.catalog.doctor
            metrics: root.catalog.proxyMetrics
        }
    }

    TestCase {
        name: "Doctor"
        when: windowShown
        property var page: null

        function init() {
            Theme.animated = false
            root.catalog = bench.start("full")
            page = createTemporaryObject(pageComponent, root)
            verify(page)
        }
        function cleanup() {
            page.destroy()
            wait(0)
            bench.end()
        }

        function test_looksOnlyWhenAskedAndBringsTheRoutesBack() {
            const summary = findChild(page, "doctorSummary")
            verify(summary.text.startsWith("Goes the way of a visitor"))
            verify(!findChild(page, "mendRoutes").visible)
            // A button that came or moved has its place only when the layout is done.
            const look = findChild(page, "lookAtRoutes")
            tryVerify(() => look.mapToItem(page, 0, 0).x > page.width / 2 && !isPolishScheduled(look.parent))
            mouseClick(look)
            tryCompare(root.catalog.doctor, "state", Words.Ready)
            tryVerify(() => summary.text.startsWith("2 "))
            const mend = findChild(page, "mendRoutes")
            // Where the layout has put it by then: beside the other one, not on it.
            tryVerify(() => mend.visible && mend.width > 0 && mend.x + mend.width <= findChild(page, "lookAtRoutes").x)
            mouseClick(mend)
            tryVerify(() => bench.calls().includes("mend all"))
            tryVerify(() => summary.text.startsWith("1 "))
            tryCompare(mend, "visible", false)
        }

        function test_aFindingThatCanBeMendedHasItsOwnButton() {
            mouseClick(findChild(page, "lookAtRoutes"))
            tryCompare(root.catalog.doctor, "state", Words.Ready)
            const button = findChild(page, "mend drift")
            verify(button.visible)
            verify(button.Accessible.description.length > 0)
            verify(!findChild(page, "mend proxy").visible)
            tryVerify(() => button.mapToItem(page, 0, 0).y > findChild(page, "mendRoutes").mapToItem(page, 0, 0).y + button.height)
            mouseClick(button)
            tryVerify(() => bench.calls().includes("mend drift"))
        }
    }
}
