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
            window.showPage("activity")
            tryVerify(() => pageTitle() === "Activity")
            window.showPage("system")
            tryVerify(() => pageTitle() === "System")
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
