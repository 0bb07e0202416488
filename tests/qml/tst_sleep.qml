import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 1000
    height: 800
    property var catalog: null

    Component {
        id: pageComponent
        SleepPage {
            anchors.fill: parent
            advice: root.catalog.sleep.advice
        }
    }
    Component {
        id: wakesComponent
        ServiceWakes {
            width: root.width
            sleep: root.catalog.sleep
        }
    }

    TestCase {
        id: test
        name: "Sleep"
        when: windowShown
        property var page: null

        function open(component, scenario, dark) {
            Theme.animated = false
            Theme.dark = dark
            root.catalog = bench.start(scenario)
            tryVerify(() => root.catalog.services.state !== Words.Loading)
            page = createTemporaryObject(component, root)
            verify(page)
        }
        function part(name) {
            return findChild(page, name)
        }
        function cleanup() {
            page.destroy()
            wait(0)
            bench.end()
        }

        function test_advisesWhatCouldSleepAndLetsItSleep() {
            open(pageComponent, "full", false)
            const list = part("adviceList")
            tryVerify(() => list.count > 1 && list.itemAtIndex(0))
            const before = list.count
            verify(list.itemAtIndex(0).Accessible.name.includes("would free"))
            const basis = list.itemAtIndex(0)
            compare(findChild(basis, "basis0").text.includes("counted"), basis.counted)
            compare(findChild(basis, "basis0").text.includes("estimated"), !basis.counted)
            mouseClick(findChild(list.itemAtIndex(0), "letSleep0"))
            tryCompare(list, "count", before - 1)
            tryVerify(() => part("sleepChanged").visible)
            mouseClick(part("undoButton"))
            tryCompare(list, "count", before)
            tryVerify(() => !part("sleepChanged").visible)
        }
        function test_saysAboveTheRowsThatTheyAreOld() {
            open(pageComponent, "full", false)
            tryVerify(() => part("adviceList").count > 1)
            verify(!part("reloadFailed").visible)
            bench.refuseAdvice()
            part("reloadButton").clicked()
            tryVerify(() => part("reloadFailed").visible)
            verify(part("adviceList").count > 1)
            verify(!part("failed").visible)
        }
        function test_whoWakesAServiceOfAStackIsNotEdited() {
            open(wakesComponent, "full", false)
            root.catalog.sleep.serviceId = bench.idOf("shop")
            tryVerify(() => part("neverButton1"))
            verify(part("ruleValue").visible)
            bench.giveToStack("shop")
            tryVerify(() => !part("ruleValue").visible)
            verify(!part("answersProbes").enabled)
            verify(!part("neverButton1").enabled)
        }
        function test_saysWhenThereIsNothingToAdvise() {
            open(pageComponent, "empty", true)
            tryVerify(() => part("empty").visible)
        }
        function test_listsWakesAndKeepsAVisitorFromWaking() {
            open(wakesComponent, "full", false)
            root.catalog.sleep.serviceId = bench.idOf("shop")
            tryVerify(() => part("neverButton1"))
            verify(!part("noWakes").visible)
            waitForRendering(page)
            mouseClick(part("neverButton1"))
            const menu = part("wake1").neverMenu
            tryVerify(() => menu.opened)
            menu.itemAt(1).triggered()
            tryVerify(() => part("rule0"))
            compare(part("rule0").value, "198.51.100.23")
            tryVerify(() => part("undoButton").visible)
            tryVerify(() => part("removeRule0").enabled)
            mouseClick(part("removeRule0"))
            tryVerify(() => !part("rule0"))
        }
        function test_whoMayWakeIsTypedInAndWrongOnesAreRefused() {
            open(wakesComponent, "full", true)
            root.catalog.sleep.serviceId = bench.idOf("blog")
            tryVerify(() => part("noWakes").visible)
            const field = part("ruleValue")
            mouseClick(field)
            for (const letter of "10.0.0.1/8")
                keyClick(letter)
            keyClick(Qt.Key_Return)
            tryVerify(() => part("sleepChanged").visible && part("sleepChanged").isRefused)
            verify(part("sleepChanged").detail.includes("10.0.0.0/8"))
            compare(field.text, "10.0.0.1/8")
            mouseClick(part("answersProbes"))
            tryVerify(() => root.catalog.sleep.rules.answersProbes)
            verify(part("answersProbes").checked)
        }
    }
}
