import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

// What is made and what is cleaned up: volumes, networks, prune.
Item {
    id: root
    width: 1000
    height: 760
    property var catalog: null

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

    TestCase {
        name: "DockerDialogs"
        when: windowShown
        property var page: null

        function open(component, scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario)
            page = createTemporaryObject(component, root)
            tryCompare(page.model, "state", Words.Ready)
            tryVerify(() => root.catalog.hosts.list.count === 3)
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

        function test_makesAVolumeAndSaysWhenItsNameIsTaken() {
            open(volumesComponent, "full")
            page.create()
            verify(part("volumeDialog", "nameField").activeFocus)
            type("wiki-old")
            keyClick(Qt.Key_Return)
            tryVerify(() => part("volumeDialog", "refusal").visible)
            type("er")
            keyClick(Qt.Key_Return)
            tryCompare(findChild(page, "volumeDialog"), "visible", false)
            compare(bench.calls(), ["create volume wiki-older"])
        }
        function test_removesAVolumeOnlyWhenItsNameIsTyped() {
            open(volumesComponent, "full")
            page.askToRemove("wiki-old", "")
            verify(!part("removeVolumeDialog", "confirmButton").enabled)
            verify(part("removeVolumeDialog", "confirmField").activeFocus)
            type("wiki-ol")
            keyClick(Qt.Key_Return)
            compare(bench.calls().length, 0)
            type("d")
            keyClick(Qt.Key_Return)
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "remove volume wiki-old")
        }
        function test_measuresOnRequest() {
            open(volumesComponent, "full")
            const list = findChild(page, "objectList")
            tryVerify(() => list.itemAtIndex(0) !== null)
            compare(list.itemAtIndex(0).sizeText, "")
            mouseClick(findChild(page, "measureButton"))
            tryVerify(() => list.itemAtIndex(0).sizeText.length > 0)
            verify(page.summary.includes("MB") || page.summary.includes("GB"))
        }
        function test_namesTheFieldOfANetworkThatIsWrong() {
            open(networksComponent, "full")
            page.create()
            type("lab")
            const subnet = part("networkDialog", "subnetField")
            subnet.forceActiveFocus()
            type("10.0.0.0")
            keyClick(Qt.Key_Return)
            tryVerify(() => subnet.wrong)
            verify(!part("networkDialog", "refusal").visible)
            type("/24")
            keyClick(Qt.Key_Return)
            tryCompare(findChild(page, "networkDialog"), "visible", false)
            compare(bench.calls(), ["create network lab"])
        }
        function test_showsWhatCleaningUpTakesAndThenTakesIt_data() { return themes() }
        function test_showsWhatCleaningUpTakesAndThenTakesIt(data) {
            open(volumesComponent, "full", data.dark)
            mouseClick(findChild(page, "cleanUpButton"))
            const prune = root.catalog.docker.prune
            tryCompare(prune, "stage", PruneModel.Seen)
            verify(part("pruneDialog", "dataNotice").visible)
            verify(part("pruneDialog", "pruneHeading").text.includes("would become free"))
            mouseClick(part("pruneDialog", "volumesSwitch"))
            tryCompare(prune, "stage", PruneModel.Idle)
            verify(!part("pruneDialog", "pruneButton").enabled)
            mouseClick(part("pruneDialog", "containersSwitch"))
            tryCompare(prune, "stage", PruneModel.Seen)
            verify(!part("pruneDialog", "dataNotice").visible)
            compare(prune.going.count, 2)
            mouseClick(part("pruneDialog", "pruneButton"))
            tryCompare(prune, "stage", PruneModel.Done)
            compare(bench.calls(), ["prune 2"])
            mouseClick(part("pruneDialog", "cancelButton"))
            tryCompare(findChild(page, "pruneDialog"), "visible", false)
        }
        function test_saysWhyCleaningUpFailed() {
            open(volumesComponent, "docker-down")
            page.cleanUp()
            tryCompare(root.catalog.docker.prune, "stage", PruneModel.Failed)
            verify(part("pruneDialog", "pruneFailure").visible)
        }
        function test_greysOutWhatTheEngineLacks() {
            open(networksComponent, "full")
            root.catalog.hosts.choice.hostId = "nas"
            page.cleanUp()
            const cache = part("pruneDialog", "cacheSwitch")
            verify(!cache.enabled)
            verify(cache.Accessible.description.includes("Podman"))
        }
        function test_showsTheEngineThatIsChosen() {
            open(networksComponent, "full")
            const choice = findChild(page, "hostChoice")
            verify(choice.visible)
            verify(!findChild(page, "hostNotice").visible)
            choice.activated(1)
            tryVerify(() => findChild(page, "hostNotice").visible)
            verify(findChild(page, "hostNotice").detail.includes("refused"))
        }
    }
}
