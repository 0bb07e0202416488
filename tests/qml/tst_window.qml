import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 400
    height: 300
    property var catalog: null

    Component {
        id: mainComponent
        Main {
            catalog: root.catalog
            preferences: bench.preferences
            visible: true
        }
    }

    TestCase {
        name: "Window"
        when: windowShown
        property var window: null

        function open(scenario) {
            root.catalog = bench.start(scenario)
            window = createTemporaryObject(mainComponent, root)
            verify(window)
            tryVerify(() => window.catalog.services.state === Words.Ready || window.catalog.services.state === Words.Failed)
        }
        function cleanup() {
            window.destroy()
            wait(0)
            bench.end()
        }
        function pageTitle() {
            return findChild(window.contentItem, "pageTitle").text
        }

        function test_goesFromPageToPage() {
            open("full")
            compare(pageTitle(), "Services")
            for (const [page, title] of [["containers", "Containers"], ["images", "Images"], ["volumes", "Volumes"], ["networks", "Networks"], ["hosts", "Hosts"], ["stacks", "Stacks"], ["registries", "Registries"], ["routes", "Routes"]]) {
                window.showPage(page)
                tryVerify(() => pageTitle() === title)
            }
            window.showPage("activity")
            tryVerify(() => pageTitle() === "Activity")
            window.showPage("system")
            tryVerify(() => pageTitle() === "System")
        }
        function test_goesToEachPageByItsNumber() {
            open("full")
            window.requestActivate()
            tryCompare(window, "active", true)
            keyClick(Qt.Key_3, Qt.ControlModifier)
            tryVerify(() => pageTitle() === "Containers")
            keyClick(Qt.Key_0, Qt.ControlModifier)
            tryVerify(() => pageTitle() === "System")
        }
        function test_systemLeadsToTheDoctor() {
            open("full")
            window.showPage("system")
            tryVerify(() => pageTitle() === "System")
            compare(findChild(window.contentItem, "doctorLine").text, "not looked at yet")
            mouseClick(findChild(window.contentItem, "openDoctor"))
            tryVerify(() => pageTitle() === "Caddy 2.6.2")
            mouseClick(findChild(window.contentItem, "lookAtRoutes"))
            tryCompare(window.catalog.doctor, "state", Words.Ready)
            window.showPage("system")
            tryVerify(() => findChild(window.contentItem, "doctorLine").text === "2 things are wrong")
        }
        function test_goesToCaddyWithTheKeyboard() {
            open("full")
            window.requestActivate()
            tryCompare(window, "active", true)
            keyClick(Qt.Key_P, Qt.ControlModifier | Qt.ShiftModifier)
            tryVerify(() => pageTitle() === "Caddy 2.6.2")
        }
        function test_goesFromStackToStackAlsoWhileADialogCloses() {
            open("full")
            for (let i = 0; i < 5; ++i) {
                window.openStack("monitoring")
                tryVerify(() => window.catalog.stacks.detail.present)
                const page = findChild(window.contentItem, "page")
                page.showFiles()
                page.askToRemove("monitoring")
                tryVerify(() => window.catalog.stacks.removal.volumes.length === 2)
                window.catalog.stacks.removal.choose("monitoring_prometheus-data", true)
                findChild(page, "removeStackDialog").close()
                window.openStack("media")
                tryVerify(() => window.catalog.stacks.detail.name === "media")
                window.showPage("stacks")
                tryCompare(window.catalog.stacks.detail, "key", "")
            }
        }
        function test_saysWhyAnEngineRefused() {
            open("docker-down")
            const toasts = findChild(window.contentItem, "toasts")
            window.catalog.docker.actions.removeVolume("wiki-old")
            tryVerify(() => toasts.count === 1 && toasts.itemAtIndex(0) !== null)
            verify(toasts.itemAtIndex(0).message.includes("Docker is not reachable"))
        }
        function test_opensAServiceAndComesBackWhenItIsRemoved() {
            open("full")
            window.openService(bench.idOf("wiki"))
            tryCompare(window, "title", "wiki – WakeDock")
            window.catalog.actions.remove(bench.idOf("wiki"), "wiki", "wiki", false)
            tryVerify(() => bench.calls().length === 1)
            while (bench.advance()) { }
            tryCompare(window, "openedService", "")
            tryVerify(() => pageTitle() === "Services")
        }
        function test_showsTheActivityForAServiceThatIsGone() {
            open("full")
            window.openService("0190f3a2-0000-7000-8000-00000000dead")
            tryVerify(() => pageTitle() === "Activity")
            compare(window.openedService, "")
        }
        function test_noProgressCoversTheServiceThatIsAskedFor() {
            open("full")
            window.follow("any")
            const dialog = findChild(window, "progressDialog")
            tryCompare(dialog, "opened", true)
            window.openService(bench.idOf("wiki"))
            tryCompare(dialog, "visible", false)
            compare(window.title, "wiki – WakeDock")
        }
        function test_saysOnTheWindowWhenDockerGoesAndComesBack() {
            open("full")
            const banner = findChild(window.contentItem, "healthBanner")
            verify(!banner.visible)
            bench.setDockerThere(false)
            tryCompare(banner, "visible", true)
            bench.setDockerThere(true)
            tryCompare(banner, "visible", false)
        }
        function test_saysWhyAnActionWasRefused() {
            open("docker-down")
            const toasts = findChild(window.contentItem, "toasts")
            window.catalog.actions.start(bench.idOf("wiki"))
            tryVerify(() => toasts.count === 1 && toasts.itemAtIndex(0) !== null)
            verify(toasts.itemAtIndex(0).message.includes("Docker"))
        }
        function test_remembersLightOrDark() {
            open("full")
            bench.preferences.mode = Preferences.Dark
            verify(Theme.dark)
            bench.preferences.mode = Preferences.Light
            verify(!Theme.dark)
        }
    }
}
