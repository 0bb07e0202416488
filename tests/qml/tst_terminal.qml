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
        ServicePage {
            anchors.fill: parent
            catalog: root.catalog
        }
    }

    TestCase {
        id: test
        name: "Terminal"
        when: windowShown
        property var page: null

        function open(dark) {
            Theme.animated = false
            Theme.dark = dark
            root.catalog = bench.start("full")
            tryCompare(root.catalog.services, "state", Words.Ready)
            root.catalog.serviceDetail.serviceId = bench.idOf("shop")
            page = createTemporaryObject(pageComponent, root)
            page.showTab("terminal")
            tryVerify(() => part("openTerminal") !== null)
        }
        function part(name) {
            return findChild(page, name)
        }
        function screen() {
            return part("terminalScreen")
        }
        function cleanup() {
            page.destroy()
            wait(0)
            bench.end()
        }
        function themes() {
            return [{tag: "light", dark: false}, {tag: "dark", dark: true}]
        }

        function test_opensTypesAndShowsTheAnswer_data() { return themes() }
        function test_opensTypesAndShowsTheAnswer(data) {
            open(data.dark)
            mouseClick(part("openTerminal"))
            tryCompare(root.catalog.terminals, "count", 1)
            tryVerify(() => root.catalog.terminals.currentTab.running)
            tryVerify(() => screen().activeFocus)
            tryVerify(() => screen().visibleText.length > 0)
            for (const key of "echo hi")
                keyClick(key)
            keyClick(Qt.Key_Return)
            tryVerify(() => screen().visibleText.indexOf("\nhi\n") > 0)
        }

        function test_fitsTheWindow() {
            open(false)
            mouseClick(part("openTerminal"))
            tryVerify(() => screen().rows > 24)
            const before = screen().rows
            root.height = 500
            tryVerify(() => screen().rows < before)
            root.height = 700
        }

        function test_keysOfTheWindowBelongToTheProgram() {
            open(false)
            mouseClick(part("openTerminal"))
            tryVerify(() => screen().activeFocus && root.catalog.terminals.currentTab.running)
            keyClick(Qt.Key_Tab)
            verify(screen().activeFocus)
            keyClick(Qt.Key_Backtab, Qt.ControlModifier | Qt.ShiftModifier)
            verify(!screen().activeFocus)
        }

        function test_isReadAloud() {
            open(false)
            mouseClick(part("openTerminal"))
            tryVerify(() => screen() !== null)
            verify(screen().Accessible.name.indexOf("shop") > 0)
        }

        function test_withoutARunningServiceItSaysWhatToDo() {
            open(false)
            root.catalog.serviceDetail.serviceId = bench.idOf("wiki")
            tryVerify(() => part("noTerminal").visible)
            compare(part("openTerminal").visible, root.catalog.serviceDetail.canStop)
        }
    }
}
