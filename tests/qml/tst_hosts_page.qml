import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 1000
    height: 760
    property var catalog: null

    Component {
        id: pageComponent
        HostsPage {
            anchors.fill: parent
            hosts: root.catalog.hosts
        }
    }
    SignalSpy { id: spy }

    TestCase {
        name: "HostsPage"
        when: windowShown
        property var page: null
        property var list: null

        function open(scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(pageComponent, root)
            list = findChild(page, "hostList")
        }
        function openFull(dark) {
            open("full", dark)
            tryVerify(() => list.count === 3 && list.itemAtIndex(2) !== null)
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
        function cleanup() {
            spy.target = null
            page.destroy()
            wait(0)
            bench.end()
        }
        function themes() { return [{tag: "light", dark: false}, {tag: "dark", dark: true}] }

        function test_showsEachEngineAndWhyOneIsAway_data() { return themes() }
        function test_showsEachEngineAndWhyOneIsAway(data) {
            openFull(data.dark)
            compare(list.itemAtIndex(0).name, "This machine")
            verify(!findChild(list.itemAtIndex(0), "trouble").visible)
            const trouble = findChild(list.itemAtIndex(1), "trouble")
            verify(trouble.visible)
            verify(trouble.title.includes("refused"))
            verify(trouble.detail.length > 0)
        }
        function test_saysWhyTheListFailed() {
            open("failing")
            tryCompare(root.catalog.hosts.list, "state", Words.Failed)
            verify(findChild(page, "failed").visible)
            mouseClick(findChild(page, "retryButton"))
            compare(root.catalog.hosts.list.state, Words.Loading)
        }
        function test_testsAHost() {
            openFull()
            mouseClick(findChild(list.itemAtIndex(1), "testButton"))
            tryVerify(() => part("trialDialog", "trialResult").visible)
            verify(part("trialDialog", "trialResult").detail.includes("refused"))
            keyClick(Qt.Key_Escape)
            tryCompare(findChild(page, "trialDialog"), "visible", false)
            mouseClick(findChild(list.itemAtIndex(2), "testButton"))
            tryVerify(() => part("trialDialog", "trialResult").title === "It answers")
        }
        function test_addsAHostWithTheKeyboardAndTestsIt() {
            openFull()
            mouseClick(findChild(page, "addHostButton"))
            verify(part("hostDialog", "hostNameField").activeFocus)
            type("far")
            verify(!part("hostDialog", "addButton").enabled)
            part("hostDialog", "addressField").forceActiveFocus()
            type("ops@far")
            keyClick(Qt.Key_Return)
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "add host far ssh://ops@far")
            verify(dialog("trialDialog").title.includes("far"))
            tryCompare(list, "count", 4)
        }
        function test_changesAHostAndTestsIt() {
            openFull()
            verify(!findChild(list.itemAtIndex(0), "changeButton").able)
            mouseClick(findChild(list.itemAtIndex(2), "changeButton"))
            const field = part("hostDialog", "hostNameField")
            compare(field.text, "nas")
            verify(part("hostDialog", "keepCertificatesSwitch").visible)
            verify(!part("hostDialog", "certificatesField").visible)
            mouseClick(part("hostDialog", "keepCertificatesSwitch"))
            verify(part("hostDialog", "certificatesField").visible)
            mouseClick(part("hostDialog", "keepCertificatesSwitch"))
            field.forceActiveFocus()
            field.selectAll()
            type("attic")
            keyClick(Qt.Key_Return)
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "change host nas to attic tcp://nas.example.org:2376, certificates kept")
            verify(dialog("trialDialog").title.includes("attic"))
            tryVerify(() => list.itemAtIndex(2).name === "attic")
        }
        function test_aNewHostComesWithAnEmptyFormAfterAChange() {
            openFull()
            page.change("nas")
            verify(dialog("hostDialog").title.includes("Change"))
            keyClick(Qt.Key_Escape)
            tryCompare(findChild(page, "hostDialog"), "visible", false)
            page.add()
            compare(part("hostDialog", "hostNameField").text, "")
            verify(dialog("hostDialog").title.includes("Add"))
        }
        function test_namesTheFieldThatIsWrong() {
            openFull()
            page.add()
            const form = root.catalog.hosts.form
            form.name = "nas"
            form.address = "x"
            mouseClick(part("hostDialog", "addButton"))
            tryVerify(() => part("hostDialog", "hostNameField").wrong)
        }
        function test_warnsOfAConnectionWithoutTls() {
            openFull()
            page.add()
            verify(!part("hostDialog", "plainSwitch").visible)
            root.catalog.hosts.form.way = HostFormModel.Tcp
            verify(part("hostDialog", "certificatesField").visible)
            mouseClick(part("hostDialog", "plainSwitch"))
            verify(part("hostDialog", "plainNotice").visible)
            verify(!part("hostDialog", "certificatesField").visible)
        }
        function test_removesAHostOnceThatIsConfirmedButNeverTheLocalOne() {
            openFull()
            const own = findChild(list.itemAtIndex(0), "removeButton")
            verify(!own.able)
            mouseClick(findChild(list.itemAtIndex(2), "removeButton"))
            verify(dialog("removeHostDialog").title.includes("nas"))
            mouseClick(part("removeHostDialog", "confirmButton"))
            tryCompare(list, "count", 2)
            compare(bench.calls(), ["remove host nas"])
        }
        function test_leadsToWhatIsOnAnEngine() {
            openFull()
            spy.target = page
            spy.signalName = "containersRequested"
            spy.clear()
            mouseClick(list.itemAtIndex(2), 20, 20)
            compare(spy.count, 1)
            compare(spy.signalArguments[0][0], "nas")
        }
    }
}
