import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 1100
    height: 800
    property var catalog: null

    Component {
        id: pageComponent
        StacksPage {
            anchors.fill: parent
            stacks: root.catalog.stacks
        }
    }
    SignalSpy { id: spy }

    TestCase {
        name: "StacksPage"
        when: windowShown
        property var page: null

        function open(scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(pageComponent, root)
            spy.target = page
            spy.signalName = "operationStarted"
            spy.clear()
        }
        function openFull(dark) {
            open("full", dark)
            tryVerify(() => list().count === 6 && list().itemAtIndex(5) !== null)
        }
        function list() { return findChild(page, "stackList") }
        function rowOf(name) {
            for (let i = 0; i < list().count; ++i)
                if (list().itemAtIndex(i).name === name)
                    return list().itemAtIndex(i)
            return null
        }
        function names() {
            const all = []
            for (let i = 0; i < list().count; ++i)
                all.push(list().itemAtIndex(i) ? list().itemAtIndex(i).name : "")
            return all
        }
        function openStack(key) {
            page.open(key)
            tryVerify(() => root.catalog.stacks.detail.present && findChild(page, "stackName") !== null)
        }
        function dialog(name) {
            const found = findChild(page, name)
            verify(found, name)
            tryCompare(found, "opened", true)
            return found
        }
        function part(dialogName, name) { return findChild(dialog(dialogName).contentItem, name) }
        function type(text) {
            for (const letter of text)
                keyClick(letter)
        }
        function write(text) {
            part("stackDialog", "codeText").text = text
            tryCompare(root.catalog.stacks.form.check, "fresh", true)
        }
        function cleanup() {
            spy.target = null
            page.destroy()
            wait(0)
            bench.end()
        }
        function themes() { return [{tag: "light", dark: false}, {tag: "dark", dark: true}] }

        function test_listsStacksAndSaysWhatIsWrong_data() { return themes() }
        function test_listsStacksAndSaysWhatIsWrong(data) {
            openFull(data.dark)
            compare(rowOf("photos").statusText, "Failing")
            verify(rowOf("photos").reason.includes("server"))
            compare(rowOf("monitoring").servicesText, "2 of 2")
            verify(!rowOf("media").managed)
        }
        function test_saysWhyTheListFailed() {
            open("failing")
            tryCompare(root.catalog.stacks.list, "state", Words.Failed)
            verify(findChild(page, "failed").visible)
        }
        function test_saysWhatAStackIsWhereThereIsNone() {
            open("empty")
            tryCompare(root.catalog.stacks.list, "state", Words.Ready)
            verify(findChild(page, "empty").visible)
        }
        function test_opensAStackWithTheKeyboardAndComesBack() {
            openFull()
            list().forceActiveFocus()
            keyClick(Qt.Key_Return)
            tryVerify(() => findChild(page, "stackName") !== null && findChild(page, "stackName").text === "blog")
            keyClick(Qt.Key_Escape)
            tryVerify(() => list() !== null)
        }
        function test_searchesByWordsAndSortsByWhatNeedsALook() {
            openFull()
            page.focusSearch()
            type("grafana")
            tryCompare(list(), "count", 1)
            tryVerify(() => list().itemAtIndex(0) !== null && list().itemAtIndex(0).name === "monitoring")
            type("zzz")
            tryCompare(list(), "count", 0)
            tryCompare(findChild(page, "nothingFound"), "visible", true)
            verify(!findChild(page, "empty").visible)
            mouseClick(findChild(page, "showAllButton"))
            tryCompare(list(), "count", 6)
            mouseClick(findChild(findChild(page, "stackHeader"), "sort1"))
            tryVerify(() => list().itemAtIndex(0) !== null && list().itemAtIndex(0).name === "photos")
            mouseClick(findChild(findChild(page, "stackHeader"), "sort0"))
            const sorted = names().sort()
            tryVerify(() => names().join() === sorted.join(), 5000, names().join())
            mouseClick(findChild(findChild(page, "stackHeader"), "sort0"))
            tryVerify(() => names().join() === sorted.slice().reverse().join(), 5000, names().join())
        }
        function test_showsServicesWithTheirPurpose() {
            openFull()
            openStack("monitoring")
            const services = findChild(page, "stackServices")
            compare(services.count, 4)
            compare(services.itemAt(1).modelData.note, "runs once")
            verify(!findChild(page, "adoptNotice").visible)
        }
        function test_coversWhatEnvFilesHold() {
            openFull()
            openStack("monitoring")
            page.showFiles()
            const text = findChild(page, "fileText")
            tryCompare(text, "visible", true)
            verify(text.text.includes("image: grafana/grafana:10.2"))
            mouseClick(findChild(page, "fileTabs").children[0].children[1])
            verify(text.text.startsWith("ADMIN_PASSWORD=••"))
            mouseClick(findChild(page, "uncoverButton"))
            verify(text.text.includes("correct-horse"))
        }
        function test_adoptsAStackSomebodyElseStarted() {
            openFull()
            openStack("media")
            verify(!findChild(page, "downButton").visible)
            mouseClick(findChild(page, "adoptButton"))
            tryVerify(() => root.catalog.stacks.detail.managed)
            compare(bench.calls(), ["adopt stack media"])
            verify(!findChild(page, "adoptNotice").visible)
        }
        function test_takesAStackDownOnceThatIsConfirmed() {
            openFull()
            openStack("blog")
            mouseClick(findChild(page, "downButton"))
            compare(bench.calls().length, 0)
            mouseClick(part("downStackDialog", "confirmButton"))
            tryCompare(spy, "count", 1)
            compare(bench.calls(), ["down stack blog"])
            while (bench.advance()) { }
            tryVerify(() => findChild(page, "upButton").visible)
            mouseClick(findChild(page, "upButton"))
            tryVerify(() => bench.calls()[1] === "up stack blog")
        }
        function test_showsEveryProblemAndLeadsToIt() {
            openFull()
            mouseClick(findChild(page, "newStackButton"))
            verify(part("stackDialog", "stackNameField").activeFocus)
            type("shop")
            write("services:\n  web:\n    image: nginx\n    port: 80\n    restart: sometimes\n")
            verify(part("stackDialog", "stackProblems").visible)
            verify(part("stackDialog", "checkText").text.includes("2"))
            verify(!part("stackDialog", "planButton").enabled)
            tryVerify(() => part("stackDialog", "problem1").y > 0) // laid out
            mouseClick(part("stackDialog", "problem0"))
            const editor = part("stackDialog", "codeText")
            verify(editor.activeFocus)
            compare(editor.text.substring(0, editor.cursorPosition).split("\n").length, 4)
        }
        function test_makesAStackOnlyAfterItsPlanWasSeen() {
            openFull()
            page.create()
            dialog("stackDialog")
            type("shop")
            write("services:\n  web:\n    image: nginx:1.25\n")
            tryCompare(part("stackDialog", "planButton"), "enabled", true)
            mouseClick(part("stackDialog", "planButton"))
            tryVerify(() => part("stackDialog", "stackPlan").visible)
            compare(part("stackDialog", "stackPlanHeading").text, "Nothing is interrupted")
            compare(bench.calls().length, 0)
            mouseClick(part("stackDialog", "applyButton"))
            tryCompare(spy, "count", 1)
            compare(bench.calls(), ["create stack shop"])
        }
        function test_changesTheFilesOfAStack() {
            openFull()
            openStack("monitoring")
            mouseClick(findChild(page, "changeButton"))
            tryVerify(() => part("stackDialog", "codeText").text.includes("v2.48"))
            verify(!part("stackDialog", "stackNameField").visible)
            write(part("stackDialog", "codeText").text.replace("v2.48", "v2.52"))
            tryCompare(part("stackDialog", "planButton"), "enabled", true)
            mouseClick(part("stackDialog", "planButton"))
            tryVerify(() => part("stackDialog", "stackPlanHeading").text === "Interrupted for about 12 s")
            mouseClick(part("stackDialog", "backButton"))
            verify(part("stackDialog", "stackEditor").visible)
        }
        function test_writesTwoSpacesForTabAndLeavesWithShiftTab() {
            openFull()
            page.create()
            const editor = part("stackDialog", "codeText")
            editor.forceActiveFocus()
            keyClick(Qt.Key_Tab)
            compare(editor.text, "  ")
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier)
            verify(!editor.activeFocus)
        }
        function test_removesVolumesOnlyWhenTheyAreTicked() {
            openFull()
            page.askToRemove("monitoring")
            tryVerify(() => part("removeStackDialog", "removalVolumes").count === 2)
            verify(!part("removeStackDialog", "dataNotice").visible)
            const second = part("removeStackDialog", "volume-monitoring_prometheus-data")
            tryVerify(() => second.y > 0) // laid out
            mouseClick(second, 10, 10)
            verify(part("removeStackDialog", "dataNotice").visible)
            mouseClick(part("removeStackDialog", "removeStackButton"))
            tryCompare(spy, "count", 1)
            compare(bench.calls(), ["remove stack monitoring monitoring_prometheus-data"])
        }
    }
}
