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
        RoutesPage {
            anchors.fill: parent
            routes: root.catalog.routes
        }
    }

    TestCase {
        name: "RoutesPage"
        when: windowShown
        property var page: null
        property var list: null

        function open(scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(pageComponent, root)
            list = findChild(page, "routeList")
        }
        function openFull(dark) {
            open("full", dark)
            tryVerify(() => list.count === 7 && list.itemAtIndex(6) !== null)
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

        function test_listsRoutes_data() { return themes() }
        function test_listsRoutes(data) {
            openFull(data.dark)
            compare(list.itemAtIndex(0).host, "docs.example.org")
            verify(findChild(list.itemAtIndex(0), "serviceButton").visible)
            verify(!findChild(list.itemAtIndex(0), "removeButton").visible)
            verify(findChild(list.itemAtIndex(1), "removeButton").visible)
        }
        function test_saysWhyTheListFailed() {
            open("failing")
            tryCompare(root.catalog.routes.list, "state", Words.Failed)
            verify(findChild(page, "failed").visible)
        }
        function test_saysWhatRoutesAreForWhereThereIsNone() {
            open("empty")
            tryCompare(root.catalog.routes.list, "state", Words.Ready)
            verify(findChild(page, "empty").visible)
        }
        function test_findsByAPart() {
            openFull()
            page.focusSearch()
            type("nas")
            tryCompare(list, "count", 1)
            type("zzz")
            tryCompare(list, "count", 0)
            tryVerify(() => findChild(page, "nothingFound").visible)
            keyClick(Qt.Key_Escape)
            tryCompare(list, "count", 7)
        }
        function test_addsARouteAfterShowingWhatChanges() {
            openFull()
            mouseClick(findChild(page, "addRouteButton"))
            verify(part("routeDialog", "routeHostsField").activeFocus)
            verify(!part("routeDialog", "routeGoOnButton").enabled)
            type("new.example.org")
            part("routeDialog", "routeTargetField").forceActiveFocus()
            type("nonsense")
            mouseClick(part("routeDialog", "routeGoOnButton"))
            tryVerify(() => part("routeDialog", "routeTargetField").wrong)
            root.catalog.routes.form.target = "10.0.0.7:80"
            mouseClick(part("routeDialog", "routeGoOnButton"))
            tryVerify(() => root.catalog.routes.form.looked)
            verify(part("routeDialog", "routeDifferences").text.includes("new.example.org"))
            mouseClick(part("routeDialog", "routeGoOnButton"))
            tryCompare(list, "count", 8)
        }
        function test_asksBeforeARouteIsRemoved() {
            openFull()
            mouseClick(findChild(list.itemAtIndex(1), "removeButton"))
            const asked = dialog("removeRouteDialog")
            verify(asked.title.includes("nas.example.org"))
            asked.confirmed()
            tryCompare(list, "count", 6)
        }
        function test_aServicesRouteLeadsToTheService() {
            openFull()
            let opened = ""
            page.serviceOpened.connect(serviceId => opened = serviceId)
            mouseClick(findChild(list.itemAtIndex(0), "serviceButton"))
            compare(opened, "docs")
        }
    }
}
