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
        id: deployComponent
        DeployDialog {
            form: root.catalog.deployForm
            target: root.catalog.hosts.target
        }
    }

    TestCase {
        name: "DomainField"
        when: windowShown
        property var dialog: null

        function init() {
            Theme.animated = false
            root.catalog = bench.start("full")
            dialog = createTemporaryObject(deployComponent, root)
            dialog.open()
            tryCompare(dialog, "opened", true)
        }
        function cleanup() {
            dialog.close()
            tryCompare(dialog, "visible", false)
            dialog.destroy()
            wait(0)
            bench.end()
        }
        function part(name) {
            return findChild(dialog.contentItem, name)
        }
        function type(text) {
            part("domainField").forceActiveFocus()
            for (const letter of text)
                keyClick(letter)
        }

        function test_saysWhereADomainLeadsUntilItChanges() {
            verify(!part("checkDomain").enabled)
            type("new.example.org")
            verify(!part("domainAnswer").visible)
            mouseClick(part("checkDomain"))
            tryCompare(part("domainAnswer"), "visible", true)
            verify(part("domainSentence").text.startsWith("new.example.org leads here"))
            type("x")
            compare(part("domainAnswer").visible, false)
        }
        function test_namesWhoHasItAlready() {
            type("shop.example.org")
            mouseClick(part("checkDomain"))
            tryCompare(part("domainAnswer"), "visible", true)
            verify(part("domainSentence").text.startsWith("The service shop has "))
        }
        function test_asksNobodyAboutWhatIsNoDomain() {
            type("no domain")
            verify(part("domainField").wrong)
            verify(!part("checkDomain").enabled)
        }
    }
}
