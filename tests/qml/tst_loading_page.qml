import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 900
    height: 900
    property var catalog: null

    Component {
        id: cardComponent
        LoadingPageCard {
            width: root.width
            page: root.catalog.loadingPage
        }
    }

    TestCase {
        id: test
        name: "LoadingPage"
        when: windowShown
        property var card: null
        property var page: null

        function open(dark) {
            Theme.animated = false
            Theme.dark = dark
            root.catalog = bench.start("full")
            root.catalog.services.reload()
            tryCompare(root.catalog.services, "state", Words.Ready)
            page = root.catalog.loadingPage
            page.serviceId = bench.idOf("shop")
            card = createTemporaryObject(cardComponent, root)
            verify(card)
            waitForRendering(card)
        }
        function part(name) {
            return findChild(card, name)
        }
        function cleanup() {
            card.destroy()
            wait(0)
            bench.end()
        }
        function type(name, words) {
            const field = part(name)
            field.forceActiveFocus()
            field.selectAll()
            for (const letter of words)
                keyClick(letter)
        }

        function press(name) {
            part(name).forceActiveFocus()
            keyClick(Qt.Key_Space)
        }

        function test_whatIsTypedStandsInThePreviewAtOnce() {
            open(false)
            compare(part("previewTitle").text, "shop is waking up")
            type("pageTitle", "Open soon")
            compare(part("previewTitle").text, "Open soon")
            verify(part("pageSave").enabled)
            tryVerify(() => part("pageRevert").x >= part("pageSave").x + part("pageSave").width, 2000, "buttons stand beside each other")
            verify(part("pagePreview").x > root.width / 3, "the preview stands beside the form")
            verify(!part("previewLog").visible)
            part("pageShowsLog").toggle()
            part("pageShowsLog").toggled()
            verify(part("previewLog").visible)
        }
        function test_thePreviewHasThePagesOwnColours() {
            open(false)
            const preview = part("pagePreview")
            verify(!preview.dark)
            page.theme = 1
            verify(preview.dark)
            page.accent = "#ffd166"
            verify(Qt.colorEqual(part("previewBar").color, "#ffd166"))
            page.theme = 2
            verify(!preview.dark)
            verify(!Qt.colorEqual(part("previewBar").color, "#ffd166"), "yellow cannot be read on white")
        }
        function test_itIsSavedWithoutADeployment() {
            open(true)
            type("pageMessage", "soon")
            press("pageSave")
            tryVerify(() => bench.calls().includes("change shop without a deployment"))
            tryVerify(() => !page.dirty)
            verify(!part("pageRevert").visible)
        }
        function test_whatIsWrongStandsAtItsField() {
            open(false)
            type("pageAccent", "red")
            press("pageSave")
            verify(part("pageAccent").wrong)
            verify(!part("pageRefusal").visible)
            press("pageRevert")
            compare(part("pageAccent").text, "")
            verify(!part("pageAccent").wrong)
        }
    }
}
