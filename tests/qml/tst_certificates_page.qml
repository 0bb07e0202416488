import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 1000
    height: 860
    property var catalog: null

    Component {
        id: pageComponent
        CertificatesPage {
            anchors.fill: parent
            certificates: root.catalog.certificates
        }
    }

    TestCase {
        name: "CertificatesPage"
        when: windowShown
        property var page: null
        property var list: null

        function open(scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(pageComponent, root)
            list = findChild(page, "certificateList")
        }
        function openFull(dark) {
            open("full", dark)
            tryVerify(() => list.count === 5 && list.itemAtIndex(4) !== null)
        }
        function dialog(name) {
            const found = findChild(page, name)
            verify(found, name)
            tryCompare(found, "opened", true)
            return found
        }
        function part(dialogName, name) { return findChild(dialog(dialogName).contentItem, name) }
        function cleanup() {
            page.destroy()
            wait(0)
            bench.end()
        }
        function themes() { return [{tag: "light", dark: false}, {tag: "dark", dark: true}] }

        function test_listsCertificatesInPlainWords_data() { return themes() }
        function test_listsCertificatesInPlainWords(data) {
            openFull(data.dark)
            compare(list.itemAtIndex(0).names, "shop.example.org, www.shop.example.org")
            compare(list.itemAtIndex(0).expiry, "12 days left")
            verify(list.itemAtIndex(0).own)
            compare(list.itemAtIndex(3).expiry.slice(-6), "h left")
            compare(list.itemAtIndex(4).statusText, "On demand")
        }
        function test_showsARefusalInTheWordsOfWhoRefused() {
            openFull()
            const trouble = findChild(list.itemAtIndex(1), "trouble")
            verify(trouble.visible)
            verify(trouble.title.includes("urn:ietf:params:acme:error:unauthorized"))
            verify(trouble.detail.includes("Attempts: 3"))
            verify(list.itemAtIndex(1).Accessible.name.includes("unauthorized"))
        }
        function test_saysWhyTheListFailed() {
            open("failing")
            tryCompare(root.catalog.certificates.list, "state", Words.Failed)
            verify(findChild(page, "failed").visible)
        }
        function test_saysWhereCertificatesComeFromWhereThereIsNone() {
            open("empty")
            tryCompare(root.catalog.certificates.list, "state", Words.Ready)
            verify(findChild(page, "empty").visible)
        }
        function test_renewsOnlyWhatCaddyLooksAfter() {
            openFull()
            verify(!findChild(list.itemAtIndex(0), "renewButton").visible)
            verify(!findChild(list.itemAtIndex(4), "renewButton").visible)
            mouseClick(findChild(list.itemAtIndex(2), "renewButton"))
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls(), ["renew certificate wiki.example.org"])
            tryCompare(list.itemAtIndex(2), "busy", false)
        }
        function test_saysWhatIsWrongBeforeAnythingIsKept() {
            openFull()
            mouseClick(findChild(page, "addCertificateButton"))
            verify(!part("certificateDialog", "storeButton").enabled)
            bench.copy("no certificate")
            mouseClick(findChild(part("certificateDialog", "certificatePart"), "pasteButton"))
            bench.copy("a key")
            mouseClick(findChild(part("certificateDialog", "keyPart"), "pasteButton"))
            tryVerify(() => part("certificateDialog", "certificatePart").problem.includes("no certificate in it"))
            verify(!part("certificateDialog", "storeButton").enabled)
            compare(bench.calls().length, 0)
        }
        function test_addsACertificateAfterSayingWhatItIs() {
            openFull()
            page.add()
            bench.copy("good")
            mouseClick(findChild(part("certificateDialog", "certificatePart"), "pasteButton"))
            bench.copy("the key")
            mouseClick(findChild(part("certificateDialog", "keyPart"), "pasteButton"))
            tryVerify(() => part("certificateDialog", "found").visible)
            verify(part("certificateDialog", "found").title.includes("gallery.example.org"))
            verify(part("certificateDialog", "checkWarnings").visible)
            compare(findChild(part("certificateDialog", "keyPart"), "note").text, "pasted")
            mouseClick(part("certificateDialog", "storeButton"))
            tryCompare(list, "count", 6)
            compare(bench.calls(), ["add certificate"])
        }
        function test_replacesWithTheKeyThatIsKept() {
            openFull()
            mouseClick(findChild(list.itemAtIndex(0), "replaceButton"))
            bench.copy("good")
            mouseClick(findChild(part("certificateDialog", "certificatePart"), "pasteButton"))
            tryVerify(() => part("certificateDialog", "storeButton").enabled)
            mouseClick(part("certificateDialog", "storeButton"))
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls(), ["replace certificate own-1 keeping the key"])
        }
        function test_removesACertificateOnceThatIsConfirmed() {
            openFull()
            mouseClick(findChild(list.itemAtIndex(0), "removeButton"))
            compare(bench.calls().length, 0)
            verify(dialog("removeCertificateDialog").title.includes("shop.example.org"))
            mouseClick(part("removeCertificateDialog", "confirmButton"))
            tryCompare(list, "count", 4)
            compare(bench.calls(), ["remove certificate own-1"])
        }
    }
}
