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
        id: containersComponent
        ContainersPage {
            anchors.fill: parent
            docker: root.catalog.docker
        }
    }
    Component {
        id: imagesComponent
        ImagesPage {
            anchors.fill: parent
            docker: root.catalog.docker
        }
    }
    Component {
        id: volumesComponent
        VolumesPage {
            anchors.fill: parent
            docker: root.catalog.docker
        }
    }
    Component {
        id: networksComponent
        NetworksPage {
            anchors.fill: parent
            docker: root.catalog.docker
        }
    }
    SignalSpy { id: spy }

    TestCase {
        id: test
        name: "DockerPages"
        when: windowShown
        property var page: null
        property var list: null

        function open(component, scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(component, root)
            verify(page)
            list = findChild(page, "objectList")
        }
        // Of the full world, with its rows there.
        function openFull(component, dark) {
            open(component, "full", dark)
            tryCompare(page.model, "state", Words.Ready)
            tryVerify(() => root.catalog.hosts.list.count === 3 && list.count > 3 && list.itemAtIndex(0))
        }
        function part(name) { return findChild(page, name) }
        // Dialogs live in loaders of the page, their parts in the overlay.
        function dialog(name) {
            const found = findChild(page, name)
            verify(found, name)
            tryCompare(found, "opened", true)
            return found
        }
        function row(name) {
            let found = null
            tryVerify(() => {
                for (let i = 0; i < list.count && !found; ++i) {
                    list.positionViewAtIndex(i, ListView.Contain)
                    const item = list.itemAtIndex(i)
                    found = item && item.name === name ? item : null
                }
                return found !== null
            }, 5000, name)
            return found
        }
        function press(dialogName, button) {
            mouseClick(findChild(dialog(dialogName).contentItem, button))
        }
        function cleanup() {
            spy.target = null
            page.destroy()
            wait(0)
            bench.end()
        }
        function pages() {
            const all = []
            for (const dark of [false, true])
                for (const [name, component] of [["containers", containersComponent], ["images", imagesComponent], ["volumes", volumesComponent], ["networks", networksComponent]])
                    all.push({tag: name + (dark ? " dark" : " light"), component: component, dark: dark})
            return all
        }

        function test_showsItsRows_data() { return pages() }
        function test_showsItsRows(data) {
            openFull(data.component, data.dark)
            verify(list.visible)
            verify(list.itemAtIndex(0).name.length > 0)
            verify(!part("empty").visible)
            verify(!part("failed").visible)
            verify(page.summary.length > 0)
        }
        function test_saysWhyItFailedAndTriesAgain_data() { return pages() }
        function test_saysWhyItFailedAndTriesAgain(data) {
            open(data.component, "failing", data.dark)
            tryCompare(page.model, "state", Words.Failed)
            verify(part("failed").visible)
            verify(part("failed").detail.includes("not reached"))
            mouseClick(part("retryButton"))
            compare(page.model.state, Words.Loading)
            tryCompare(page.model, "state", Words.Failed)
        }
        function test_saysWhatToDoWhereThereIsNothing_data() { return pages() }
        function test_saysWhatToDoWhereThereIsNothing(data) {
            open(data.component, "empty", data.dark)
            tryCompare(page.model, "state", Words.Ready)
            verify(part("empty").visible)
            verify(part("empty").detail.length > 0)
            verify(!list.visible)
        }
        function test_showsTheShapeOfTheListWhileItLoads() {
            open(imagesComponent, "loading")
            tryVerify(() => part("loading").visible)
            verify(!part("empty").visible)
        }
        function test_readsOnlyWhileItIsInSight() {
            openFull(networksComponent)
            verify(page.model.watched)
            page.visible = false
            verify(!page.model.watched)
        }
        function test_findsByWordAndSaysWhenNothingMatches() {
            openFull(containersComponent)
            page.focusSearch()
            for (const letter of "grafana")
                keyClick(letter)
            tryCompare(list, "count", 2)
            for (const letter of "zz")
                keyClick(letter)
            tryCompare(list, "count", 0)
            tryVerify(() => part("nothingFound").visible)
            keyClick(Qt.Key_Escape)
            tryCompare(list, "count", 17)
        }
        function test_worksWithTheKeyboardAlone() {
            openFull(containersComponent)
            page.focusSearch()
            keyClick(Qt.Key_Down)
            verify(list.activeFocus)
            keyClick(Qt.Key_Down)
            keyClick(Qt.Key_Return)
            compare(dialog("containerDialog").name, list.itemAtIndex(1).name)
            keyClick(Qt.Key_Escape)
            tryCompare(part("containerDialog"), "visible", false)
        }
        function test_sortsByTheColumnThatIsClicked() {
            openFull(imagesComponent)
            mouseClick(part("sort3"))
            compare(page.shown.order, ImageListModel.SizeRole)
            verify(page.shown.descending)
            mouseClick(part("sort3"))
            verify(!page.shown.descending)
        }
        function test_stopsAndStartsAContainer() {
            openFull(containersComponent)
            mouseClick(findChild(row("mail-test"), "stopButton"))
            tryCompare(row("mail-test"), "statusText", "Exited")
            mouseClick(findChild(row("mail-test"), "startButton"))
            tryCompare(row("mail-test"), "statusText", "Running")
            compare(bench.calls(), ["stop mail-test", "start mail-test"])
        }
        function test_aServicesContainerIsNotStoppedHereAndSaysWhy() {
            openFull(containersComponent)
            page.shown.text = "blog"
            tryVerify(() => list.count === 1 && list.itemAtIndex(0) && list.itemAtIndex(0).owner === "blog")
            const first = list.itemAtIndex(0)
            const button = findChild(first, "stopButton")
            verify(!button.able)
            verify(button.Accessible.description.includes("blog"))
            mouseClick(button)
            compare(bench.calls().length, 0)
            spy.target = page
            spy.signalName = "serviceOpened"
            spy.clear()
            mouseClick(findChild(first, "serviceLink"))
            compare(spy.count, 1)
        }
        function test_removesAContainerOnceThatIsConfirmed() {
            openFull(containersComponent)
            page.askToRemove(row("mail-test").key, "mail-test", true)
            verify(dialog("removeContainerDialog").title.includes("mail-test"))
            press("removeContainerDialog", "keepButton")
            compare(bench.calls().length, 0)
            page.askToRemove(row("mail-test").key, "mail-test", true)
            mouseClick(findChild(dialog("removeContainerDialog").contentItem, "confirmOption"))
            verify(findChild(dialog("removeContainerDialog").contentItem, "confirmWarning").visible)
            press("removeContainerDialog", "confirmButton")
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "remove container mail-test forced with volumes")
            tryCompare(list, "count", 16)
        }
        function test_renamesAndSaysWhenTheNameIsTaken() {
            openFull(containersComponent)
            page.askToRename(row("mail-test").key, "mail-test")
            const rename = dialog("renameDialog")
            const field = findChild(rename.contentItem, "oneField")
            verify(field.activeFocus)
            for (const letter of "adminer")
                keyClick(letter)
            keyClick(Qt.Key_Return)
            tryVerify(() => findChild(rename.contentItem, "refusal").visible)
            field.selectAll()
            for (const letter of "mails")
                keyClick(letter)
            keyClick(Qt.Key_Return)
            tryCompare(rename, "visible", false)
            compare(row("mails").statusText, "Running")
        }
        function test_showsTheJsonAndCopiesIt() {
            openFull(containersComponent)
            page.inspect(row("mail-test").key, "mail-test")
            const shown = dialog("containerDialog")
            shown.tab = 1
            tryCompare(root.catalog.docker.inspect, "state", Words.Ready)
            verify(findChild(shown.contentItem, "inspectJson").text.includes("********"))
            press("containerDialog", "copyButton")
        }
        function test_anImageInUseIsNotRemovedAndSaysWhy() {
            openFull(imagesComponent)
            const button = findChild(row("adminer:4.8"), "removeButton")
            verify(!button.able)
            verify(button.whyNot.includes("adminer"))
            mouseClick(findChild(row("node:18-alpine"), "removeButton"))
            verify(dialog("removeImageDialog").title.includes("node:18-alpine"))
            press("removeImageDialog", "confirmButton")
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "remove image node:18-alpine")
        }
        function test_givesAnImageOneMoreName() {
            openFull(imagesComponent)
            page.askToTag(row("node:18-alpine").key, "node:18-alpine")
            const tag = dialog("tagDialog")
            for (const letter of "a b")
                keyClick(letter)
            keyClick(Qt.Key_Return)
            tryVerify(() => root.catalog.docker.form.errors["reference"] !== undefined)
            findChild(tag.contentItem, "oneField").text = "team/node:1"
            press("tagDialog", "sendButton")
            tryCompare(tag, "visible", false)
            compare(bench.calls(), ["tag team/node:1"])
        }
        function test_showsHowAnImageWasMade() {
            openFull(imagesComponent)
            page.show(row("node:18-alpine").key, "node:18-alpine")
            const shown = dialog("imageDialog")
            tryCompare(findChild(shown.contentItem, "layers"), "count", 5)
        }
    }
}
