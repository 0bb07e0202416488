import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

// Containers that somebody else started: a terminal inside, and making a service of one.
Item {
    id: root
    width: 1000
    height: 700
    property var catalog: null

    Component {
        id: pageComponent
        ContainersPage {
            anchors.fill: parent
            docker: root.catalog.docker
        }
    }
    SignalSpy { id: spy }

    TestCase {
        name: "ForeignContainers"
        when: windowShown
        property var page: null
        property var list: null

        function init() {
            Theme.animated = false
            Theme.dark = false
            root.catalog = bench.start("full")
            page = createTemporaryObject(pageComponent, root)
            list = findChild(page, "objectList")
            tryVerify(() => list.count > 3 && list.itemAtIndex(0))
            spy.target = page
            spy.signalName = "operationStarted"
            spy.clear()
        }
        function cleanup() {
            spy.target = null
            page.destroy()
            wait(0)
            bench.end()
        }
        function row(name) {
            page.shown.text = name
            tryVerify(() => list.count === 1 && list.itemAtIndex(0) && list.itemAtIndex(0).name === name)
            return list.itemAtIndex(0)
        }
        function dialog(name) {
            const found = findChild(page, name)
            verify(found, name)
            tryCompare(found, "opened", true)
            return found
        }
        function part(name) { return findChild(dialog("adoptDialog").contentItem, name) }
        function type(text) {
            for (const letter of text)
                keyClick(letter)
        }
        function adopt() { page.adopt(row("mail-test").key, "mail-test") }

        function test_adoptsWithTheKeyboardAndTellsWhatWillBeOtherwise() {
            adopt()
            verify(part("keepNotice").visible)
            const name = part("adoptNameField")
            verify(name.activeFocus)
            compare(name.text, "mail-test")
            name.selectAll()
            type("mail")
            part("adoptDomainField").forceActiveFocus()
            type("mail.example.org")
            part("adoptPortField").forceActiveFocus()
            type("8025")
            keyClick(Qt.Key_Return)
            tryVerify(() => part("notes").visible)
            compare(bench.calls(), ["adopt mail-test as mail at mail.example.org port 8025"])
            compare(part("noteRows").count, 2)
            verify(!part("adoptButton").visible)
            compare(spy.count, 0)
            mouseClick(part("followButton"))
            compare(spy.count, 1)
            tryCompare(findChild(page, "adoptDialog"), "visible", false)
        }
        function test_saysAtItsFieldWhatIsWrong() {
            adopt()
            part("adoptPortField").forceActiveFocus()
            type("web")
            mouseClick(part("adoptButton"))
            verify(part("adoptPortField").wrong)
            root.catalog.docker.adoptForm.port = ""
            root.catalog.docker.adoptForm.name = "My Mail"
            mouseClick(part("adoptButton"))
            tryVerify(() => part("adoptNameField").wrong)
            compare(bench.calls().length, 0)
        }
        function test_saysWhyItIsRefused() {
            page.adopt(row("hello").key, "hello")
            mouseClick(part("adoptButton"))
            tryVerify(() => part("refusal").visible)
            verify(part("refusal").detail.includes("does not run"))
        }
        function test_opensATerminalThatKeepsEscapeForItself() {
            page.openTerminal(row("mail-test").key, "mail-test")
            const shown = dialog("terminalDialog")
            verify(shown.title.includes("mail-test"))
            const screen = findChild(shown.contentItem, "terminalScreen")
            tryVerify(() => screen.activeFocus && root.catalog.docker.terminals.currentTab.running)
            verify(screen.rows > 20)
            type("echo hi")
            keyClick(Qt.Key_Return)
            tryVerify(() => screen.visibleText.includes("\nhi\n"))
            keyClick(Qt.Key_Escape)
            verify(shown.visible)
        }
        function test_aTerminalIsThereAgainWhenTheDialogComesBack() {
            const key = row("mail-test").key
            page.openTerminal(key, "mail-test")
            const shown = dialog("terminalDialog")
            const tab = root.catalog.docker.terminals.currentTab
            mouseClick(findChild(shown.contentItem, "closeButton"))
            tryCompare(shown, "visible", false)
            page.openTerminal(key, "mail-test")
            tryCompare(shown, "opened", true)
            compare(root.catalog.docker.terminals.count, 1)
            verify(root.catalog.docker.terminals.currentTab === tab)
        }
    }
}
