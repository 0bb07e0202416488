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
        RegistriesPage {
            anchors.fill: parent
            registries: root.catalog.registries
        }
    }

    TestCase {
        name: "RegistriesPage"
        when: windowShown
        property var page: null
        property var list: null

        function open(scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(pageComponent, root)
            list = findChild(page, "registryList")
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
            page.destroy()
            wait(0)
            bench.end()
        }
        function themes() { return [{tag: "light", dark: false}, {tag: "dark", dark: true}] }

        function test_listsRegistries_data() { return themes() }
        function test_listsRegistries(data) {
            openFull(data.dark)
            compare(list.itemAtIndex(0).address, "docker.io")
            compare(list.itemAtIndex(0).user, "homelab")
            compare(list.itemAtIndex(0).statusText, "Not tried yet")
        }
        function test_saysWhyTheListFailed() {
            open("failing")
            tryCompare(root.catalog.registries.list, "state", Words.Failed)
            verify(findChild(page, "failed").visible)
        }
        function test_saysWhatRegistriesAreForWhereThereIsNone() {
            open("empty")
            tryCompare(root.catalog.registries.list, "state", Words.Ready)
            verify(findChild(page, "empty").visible)
        }
        function test_triesALoginAndSaysWhatIsWrong() {
            openFull()
            mouseClick(findChild(list.itemAtIndex(0), "tryButton"))
            tryVerify(() => list.itemAtIndex(0).statusText === "The login works")
            mouseClick(findChild(list.itemAtIndex(1), "tryButton"))
            tryVerify(() => findChild(list.itemAtIndex(1), "trouble").visible)
            verify(findChild(list.itemAtIndex(1), "trouble").title.includes("refuses"))
            verify(findChild(list.itemAtIndex(1), "trouble").detail.length > 0)
        }
        function test_addsALoginWithTheKeyboardAndTriesIt() {
            openFull()
            mouseClick(findChild(page, "addRegistryButton"))
            verify(part("registryDialog", "registryAddressField").activeFocus)
            verify(!part("registryDialog", "storeButton").enabled)
            type("quay.io")
            part("registryDialog", "registryUserField").forceActiveFocus()
            type("robot")
            part("registryDialog", "registryPasswordField").forceActiveFocus()
            type("hidden")
            compare(part("registryDialog", "registryPasswordField").echoMode, TextInput.Password)
            keyClick(Qt.Key_Return)
            tryVerify(() => list.count === 4)
            compare(bench.calls(), ["add registry quay.io robot"])
            tryVerify(() => list.itemAtIndex(3) !== null && list.itemAtIndex(3).statusText === "The login works")
        }
        function test_neverShowsAStoredPasswordAndKeepsIt() {
            openFull()
            mouseClick(findChild(list.itemAtIndex(1), "editButton"))
            const password = part("registryDialog", "registryPasswordField")
            compare(password.text, "")
            compare(password.placeholderText, "unchanged")
            compare(part("registryDialog", "registryUserField").text, "ops-bot")
            mouseClick(part("registryDialog", "storeButton"))
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "change registry ghcr.io ops-bot keeping the password")
        }
        function test_namesTheFieldThatIsWrong() {
            openFull()
            page.add()
            dialog("registryDialog")
            root.catalog.registries.form.address = "docker.io"
            mouseClick(part("registryDialog", "storeButton"))
            tryVerify(() => part("registryDialog", "registryAddressField").wrong)
        }
        function test_forgetsAPasswordThatWasTypedAndNotSent() {
            openFull()
            page.add()
            part("registryDialog", "registryPasswordField").forceActiveFocus()
            type("hidden")
            keyClick(Qt.Key_Escape)
            tryCompare(findChild(page, "registryDialog"), "visible", false)
            compare(findChild(findChild(page, "registryDialog").contentItem, "registryPasswordField").text, "")
        }
        function test_removesARegistryOnceThatIsConfirmed() {
            openFull()
            mouseClick(findChild(list.itemAtIndex(0), "removeButton"))
            compare(bench.calls().length, 0)
            verify(dialog("removeRegistryDialog").title.includes("docker.io"))
            mouseClick(part("removeRegistryDialog", "confirmButton"))
            tryCompare(list, "count", 2)
            compare(bench.calls(), ["remove registry docker.io"])
        }
    }
}
