import QtQuick
import QtTest
import WakeDock.Models
import WakeDock.Ui

Item {
    id: root
    width: 1000
    height: 900
    property var catalog: null

    Component {
        id: pageComponent
        ServicePage {
            anchors.fill: parent
            catalog: root.catalog
        }
    }

    TestCase {
        id: test
        name: "ServiceSleep"
        when: windowShown
        property var page: null

        function open(name) {
            Theme.animated = false
            Theme.dark = false
            root.catalog = bench.start("full")
            tryCompare(root.catalog.services, "state", Words.Ready)
            root.catalog.serviceDetail.serviceId = bench.idOf(name)
            page = createTemporaryObject(pageComponent, root)
            page.showTab("sleep")
            return findChild(page, "sleepSettings")
        }
        function cleanup() {
            page.destroy()
            wait(0)
            bench.end()
        }

        function test_showsHowItSleepsAndWhyItIsAwake() {
            const card = open("analytics")
            verify(findChild(card, "enabledSwitch").checked)
            compare(findChild(findChild(card, "idleMinutes"), "number").text, "30")
            verify(findChild(page, "awakeText").text.startsWith("Sleeps in"))
            verify(!findChild(card, "saveButton").visible)
        }
        function test_savesANumber() {
            const card = open("analytics")
            const field = findChild(findChild(card, "idleMinutes"), "number")
            field.forceActiveFocus()
            field.selectAll()
            keyClick(Qt.Key_5)
            verify(findChild(card, "saveButton").visible)
            findChild(card, "saveButton").clicked()
            tryVerify(() => !root.catalog.sleepSettings.isChanged)
            compare(root.catalog.sleepSettings.idleMinutes, "5")
        }
        function test_saysWhatIsWrongAtItsField() {
            const card = open("analytics")
            root.catalog.sleepSettings.idleMinutes = "0"
            findChild(card, "saveButton").clicked()
            verify(findChild(card, "idleMinutes").error.length > 0)
            verify(!findChild(card, "refusal").visible)
        }
        function test_withSleepOffOnlyTheSwitchIsShown() {
            const card = open("mosquitto")
            verify(!findChild(card, "enabledSwitch").checked)
            verify(!findChild(card, "idleMinutes").visible)
            mouseClick(findChild(card, "enabledSwitch"))
            verify(findChild(card, "idleMinutes").visible)
        }
        function test_aDayKeepsTheKeyboardWhenItIsChosen() {
            const card = open("analytics")
            findChild(card, "addHours").clicked()
            tryVerify(() => findChild(card, "day5") !== null)
            const day = findChild(card, "day5")
            day.forceActiveFocus()
            keyClick(Qt.Key_Space)
            verify(day.checked)
            verify(day.activeFocus)
            verify(root.catalog.sleepSettings.hours[0].days[5])
            keyClick(Qt.Key_Space)
            verify(!day.checked)
        }
        function test_theLoadingPageStandsBelowTheSettings() {
            open("analytics")
            const card = findChild(page, "loadingPageCard")
            verify(card.visible)
            verify(findChild(card, "pageHalves").visible)
            bench.giveToStack("analytics")
            tryVerify(() => findChild(card, "pageOfStack").visible)
            verify(findChild(card, "pagePreview").visible)
            verify(!findChild(card, "pageTitle").enabled)
            verify(!findChild(card, "pageSave").visible)
            verify(!findChild(page, "enabledSwitch").enabled)
        }
        function test_howAServiceOfAStackSleepsIsShownAndNotEdited() {
            const card = open("analytics")
            verify(findChild(card, "idleMinutes").enabled)
            bench.giveToStack("analytics")
            tryVerify(() => !findChild(card, "idleMinutes").enabled)
            verify(findChild(card, "idleMinutes").visible)
            compare(findChild(card, "idleMinutes").value, root.catalog.sleepSettings.idleMinutes)
            verify(!findChild(card, "addHours").visible)
        }
        function test_addsAndRemovesHours() {
            const card = open("analytics")
            findChild(card, "addHours").clicked()
            compare(root.catalog.sleepSettings.hours.length, 1)
            tryVerify(() => findChild(card, "from") !== null)
            compare(findChild(card, "from").text, "08:00")
        }
    }
}
