import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 1000
    height: 700
    property var catalog: null

    Component {
        id: pageComponent
        ServicesPage {
            anchors.fill: parent
            catalog: root.catalog
        }
    }
    SignalSpy { id: spy }

    TestCase {
        id: test
        name: "ServicesPage"
        when: windowShown
        property var page: null

        function open(scenario, dark) {
            Theme.animated = false
            Theme.dark = dark
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(pageComponent, root)
            verify(page)
            return page
        }
        function part(name) {
            return findChild(page, name)
        }
        function watch(signalName) {
            spy.target = page
            spy.signalName = signalName
            spy.clear()
        }
        function cleanup() {
            spy.target = null
            page.destroy()
            wait(0)
            bench.end()
        }
        function themes() {
            return [{tag: "light", dark: false}, {tag: "dark", dark: true}]
        }
        function loaded() {
            tryCompare(root.catalog.services, "state", Words.Ready)
            const list = part("serviceList")
            tryVerify(() => list.count > 0 && list.itemAtIndex(0) && (list.count < 2 || list.itemAtIndex(1)))
            return list
        }

        function test_showsEveryServiceWithItsStatus_data() { return themes() }
        function test_showsEveryServiceWithItsStatus(data) {
            open("full", data.dark)
            const list = loaded()
            compare(list.count, 10)
            const row = list.itemAtIndex(0)
            compare(row.name, "analytics")
            compare(row.statusText, "Running")
            verify(!part("empty").visible)
            verify(!part("failed").visible)
        }
        function test_marksServicesWhoseImageHasSomethingNewer() {
            open("full", false)
            root.catalog.serviceUpdates.watched = true
            const list = loaded()
            const blog = list.itemAtIndex(1)
            compare(blog.name, "blog")
            tryVerify(() => findChild(blog, "updateMark").visible)
            verify(blog.Accessible.name.includes("Update available"))
            verify(!findChild(list.itemAtIndex(0), "updateMark").visible)
        }
        function test_fillsTheSparklineAsUsageArrives() {
            open("full", false)
            const list = loaded()
            const before = list.itemAtIndex(0).cpuHistory.length
            bench.measure()
            tryVerify(() => list.itemAtIndex(0).cpuHistory.length > before && list.itemAtIndex(0).cpuText.length > 0)
        }
        function test_opensTheServiceThatIsClicked() {
            open("full", false)
            const list = loaded()
            watch("serviceOpened")
            mouseClick(list.itemAtIndex(1), 60, 20)
            compare(spy.count, 1)
            compare(spy.signalArguments[0][0], bench.idOf("blog"))
        }
        function test_worksWithTheKeyboardAlone() {
            open("full", false)
            const list = loaded()
            watch("serviceOpened")
            page.focusSearch()
            keyClick(Qt.Key_Down)
            verify(list.activeFocus)
            keyClick(Qt.Key_Down)
            keyClick(Qt.Key_Return)
            compare(spy.count, 1)
            compare(spy.signalArguments[0][0], bench.idOf("blog"))
        }
        function test_findsByWordAndSaysWhenNothingMatches() {
            open("full", false)
            const list = loaded()
            page.focusSearch()
            for (const letter of "shop")
                keyClick(letter)
            tryCompare(list, "count", 2)
            for (const letter of "zzz")
                keyClick(letter)
            tryCompare(list, "count", 0)
            tryVerify(() => part("nothingFound").visible)
            keyClick(Qt.Key_Escape)
            tryCompare(list, "count", 10)
        }
        function test_saysWhatToDoWhenThereIsNoService_data() { return themes() }
        function test_saysWhatToDoWhenThereIsNoService(data) {
            open("empty", data.dark)
            tryCompare(root.catalog.services, "state", Words.Ready)
            verify(part("empty").visible)
            verify(!part("serviceList").visible)
            watch("deployRequested")
            const button = part("emptyDeployButton")
            mouseClick(button)
            compare(spy.count, 1)
        }
        function test_saysWhyItFailedAndTriesAgain_data() { return themes() }
        function test_saysWhyItFailedAndTriesAgain(data) {
            open("failing", data.dark)
            tryCompare(root.catalog.services, "state", Words.Failed)
            verify(part("failed").visible)
            verify(part("failed").detail.includes("disk is full"))
            mouseClick(part("retryButton"))
            compare(root.catalog.services.state, Words.Loading)
            tryCompare(root.catalog.services, "state", Words.Failed)
        }
        function test_showsTheShapeOfTheListWhileItLoads() {
            open("loading", false)
            verify(part("loading").visible)
            verify(!part("empty").visible)
        }
        function test_wakesASleeperFromItsRowAndPutsOthersToSleepFromTheMenu() {
            open("full", false)
            const list = loaded()
            tryVerify(() => list.itemAtIndex(2) !== null)
            const sleeper = list.itemAtIndex(2)
            compare(sleeper.statusText, "Sleeping")
            verify(!findChild(sleeper, "startButton").visible)
            mouseClick(findChild(sleeper, "wakeButton"))
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "wake docs")
            verify(!findChild(list.itemAtIndex(1), "wakeButton").visible)
        }
        function test_stopsAndStartsFromTheRow() {
            open("full", false)
            const list = loaded()
            mouseClick(findChild(list.itemAtIndex(1), "stopButton"))
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "stop blog")
            tryVerify(() => list.itemAtIndex(1).busy)
            verify(!findChild(list.itemAtIndex(1), "stopButton").visible)
            while (bench.advance()) { }
            tryCompare(list.itemAtIndex(1), "statusText", "Stopped")
            verify(findChild(list.itemAtIndex(1), "startButton").visible)
        }
    }
}
