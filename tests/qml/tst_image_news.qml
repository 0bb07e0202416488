import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

// Images: what is newer at their registries, and pulling it.
Item {
    id: root
    width: 1000
    height: 700
    property var catalog: null

    Component {
        id: pageComponent
        ImagesPage {
            anchors.fill: parent
            docker: root.catalog.docker
        }
    }
    SignalSpy { id: spy }

    TestCase {
        name: "ImageNews"
        when: windowShown
        property var page: null
        property var list: null

        function open(scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(pageComponent, root)
            list = findChild(page, "objectList")
            spy.target = page
            spy.signalName = "operationStarted"
            spy.clear()
        }
        function openFull(dark) {
            open("full", dark)
            tryVerify(() => root.catalog.hosts.list.count === 3 && list.count > 3 && list.itemAtIndex(0))
        }
        function part(name) { return findChild(page, name) }
        function inDialog(name) { return findChild(dialog().contentItem, name) }
        function dialog() {
            const found = part("pullDialog")
            verify(found)
            tryCompare(found, "opened", true)
            return found
        }
        function row(name) {
            page.shown.text = name
            tryVerify(() => list.count === 1 && list.itemAtIndex(0) && list.itemAtIndex(0).name === name)
            return list.itemAtIndex(0)
        }
        function type(text) {
            for (const letter of text)
                keyClick(letter)
        }
        function cleanup() {
            spy.target = null
            page.destroy()
            wait(0)
            bench.end()
        }
        function themes() { return [{tag: "light", dark: false}, {tag: "dark", dark: true}] }

        function test_marksWhatHasSomethingNewer_data() { return themes() }
        function test_marksWhatHasSomethingNewer(data) {
            openFull(data.dark)
            const blog = row("ghost:5-alpine")
            verify(findChild(blog, "updateMark").visible)
            verify(blog.Accessible.name.includes("Update available"))
            verify(findChild(blog, "pullNewerButton").visible)
            const media = row("jellyfin/jellyfin:10.8")
            verify(!findChild(media, "updateMark").visible)
            verify(!findChild(media, "pullNewerButton").visible)
            verify(page.summary.includes("2"))
        }
        function test_asksTheRegistriesNow() {
            openFull()
            mouseClick(part("checkButton"))
            tryVerify(() => part("checkResult").visible)
            verify(part("checkResult").title.includes("3 of"))
            verify(part("checkResult").detail.includes("refused the login"))
            tryVerify(() => findChild(row("axllent/mailpit:v1.10"), "updateMark").visible)
            mouseClick(findChild(part("checkResult"), "putAwayButton"))
            verify(!part("checkResult").visible)
        }
        function test_saysWhyRegistriesCouldNotBeAsked() {
            open("docker-down")
            tryCompare(page.model, "state", Words.Ready)
            mouseClick(part("checkButton"))
            tryVerify(() => part("checkFailure").visible)
            verify(part("checkFailure").detail.includes("not reachable"))
        }
        function test_pullsWithTheKeyboard() {
            openFull()
            mouseClick(part("pullButton"))
            verify(inDialog("imageField").activeFocus)
            verify(!inDialog("sendButton").enabled)
            type("postgres:16")
            keyClick(Qt.Key_Return)
            tryCompare(spy, "count", 1)
            verify(spy.signalArguments[0][0].length > 0)
            compare(bench.calls(), ["pull postgres:16"])
            tryCompare(part("pullDialog"), "visible", false)
        }
        function test_pullsTheNewerOneUnderItsName() {
            openFull()
            mouseClick(findChild(row("ghost:5-alpine"), "pullNewerButton"))
            compare(inDialog("imageField").text, "ghost:5-alpine")
            verify(dialog().subtitle.includes("next deployment"))
            mouseClick(inDialog("sendButton"))
            tryCompare(spy, "count", 1)
        }
        function test_pullsOntoTheHostThatIsChosen() {
            openFull()
            page.pull("")
            const host = inDialog("pullHostChoice")
            compare(host.currentIndex, 0)
            host.currentIndex = 2
            inDialog("imageField").text = "postgres:16"
            mouseClick(inDialog("sendButton"))
            tryCompare(spy, "count", 1)
            compare(page.engine.hostId, "nas")
        }
        function test_saysThatANameIsNone() {
            openFull()
            page.pull("")
            type("a b")
            keyClick(Qt.Key_Return)
            tryVerify(() => inDialog("imageField").wrong)
            compare(spy.count, 0)
            keyClick(Qt.Key_Escape)
            tryCompare(part("pullDialog"), "visible", false)
            page.pull("")
            verify(!inDialog("imageField").wrong)
        }
        function test_offersAPullWhereThereIsNothing() {
            open("empty")
            tryVerify(() => part("empty").visible)
            mouseClick(part("emptyPullButton"))
            verify(!inDialog("pullHostChoice").visible)
            inDialog("imageField").text = "postgres:16"
            mouseClick(inDialog("sendButton"))
            tryCompare(spy, "count", 1)
        }
    }
}
