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
        CaddyPage {
            anchors.fill: parent
            caddy: root.catalog.caddy
            doctor: root.catalog.doctor
            metrics: root.catalog.proxyMetrics
        }
    }

    TestCase {
        name: "CaddyPage"
        when: windowShown
        property var page: null

        function open(scenario, dark) {
            Theme.animated = false
            Theme.dark = dark ?? false
            root.catalog = bench.start(scenario ?? "full")
            page = createTemporaryObject(pageComponent, root)
            tryCompare(root.catalog.caddy.status, "state", Words.Ready)
        }
        function openTab(name, scenario) {
            open(scenario)
            page.showTab(name)
            compare(page.tab, name)
        }
        function part(name) {
            const found = findChild(page, name)
            verify(found, name)
            return found
        }
        function inDialog(name, child) {
            const dialog = part(name)
            tryCompare(dialog, "opened", true)
            const found = findChild(dialog.contentItem, child)
            verify(found, child)
            return found
        }
        // What came or moved has its place only when the layout is done.
        function click(item) {
            tryVerify(() => item.visible && item.width > 0 && !isPolishScheduled(item.parent))
            mouseClick(item)
        }
        // Of a size, and inside of what holds it.
        function isInSight(item, holder) {
            const place = item.mapToItem(holder, 0, 0)
            return item.width > 100 && item.height > 0 && place.y >= 0 && place.y + item.height <= holder.height
        }
        function row(list, index) {
            tryVerify(() => list.count > index && list.itemAtIndex(index) !== null)
            return list.itemAtIndex(index)
        }
        function cleanup() {
            page.destroy()
            wait(0)
            bench.end()
        }

        function test_saysWhoRunsCaddyAndWhatItServes_data() { return [{tag: "light", dark: false}, {tag: "dark", dark: true}] }
        function test_saysWhoRunsCaddyAndWhatItServes(data) {
            open("full", data.dark)
            compare(part("pageTitle").text, "Caddy 2.6.2")
            compare(part("caddyStatus").text, "Serving")
            compare(part("ourRoutes").value, "3")
            compare(part("foreignRoutes").value, "1")
            verify(part("foreignHosts").visible)
            verify(!part("caddyProblem").visible)
        }

        function test_aCaddyThatIsAwaySaysWhyAndWhatHelps() {
            open("failing")
            verify(part("caddyProblem").visible)
            verify(part("caddyProblem").remedy.length > 0)
            verify(!part("renewButton").enabled)
            page.showTab("config")
            tryCompare(part("configAway"), "visible", true)
            page.showTab("backups")
            click(part("makeBackup"))
            tryCompare(part("backupFailure"), "visible", true)
        }

        function test_bringingTheRoutesBackSaysWhatBecameOfIt() {
            openTab("config")
            tryCompare(part("driftNotice"), "visible", true)
            click(part("driftButton"))
            const list = part("drift")
            compare(row(list, 0).changeText, "changed")
            compare(row(list, 0).owner, "WakeDock")
            click(part("mendDrift"))
            tryCompare(part("driftNotice"), "visible", false)
            verify(part("renewalNotice").visible)
            verify(part("configText").visible)
            verify(bench.calls().includes("renew routes"))
        }

        function test_theTextIsSearchedWithTheKeyboard() {
            openTab("config")
            tryVerify(() => part("codeLines").count > 50)
            page.focusSearch()
            for (const letter of "dial")
                keyClick(letter)
            compare(part("matchText").text, "1 of 2")
            const first = part("codeLines").currentIndex
            keyClick(Qt.Key_Return)
            compare(part("matchText").text, "2 of 2")
            verify(part("codeLines").currentIndex > first)
            keyClick(Qt.Key_Return, Qt.ShiftModifier)
            compare(part("codeLines").currentIndex, first)
            keyClick(Qt.Key_Escape)
            compare(part("configSearch").text, "")
        }

        function test_secretsAreCoveredUntilSomebodyAsks() {
            openTab("config")
            const lines = root.catalog.caddy.config.lines
            tryVerify(() => lines.count > 50)
            lines.search = "f83c9a21d6"
            compare(lines.matchCount, 0)
            click(part("uncoverConfig"))
            tryCompare(lines, "matchCount", 1)
            compare(part("uncoverConfig").text, "Cover secrets")
        }

        function test_whatIsWrongLeadsToItsLine() {
            openTab("change")
            const editor = findChild(part("draftText"), "codeText")
            mouseClick(part("languageChoice"), part("languageChoice").width - 10)
            verify(root.catalog.caddy.draft.caddyfile)
            editor.forceActiveFocus()
            editor.text = "www.example.org {\n\n  refused\n}\n\nlb\n"
            click(part("checkDraft"))
            const errors = part("draftErrors")
            tryVerify(() => errors.findings.length === 2)
            const second = findChild(errors, "finding1")
            tryVerify(() => isInSight(second, part("draftPanel")))
            click(second)
            compare(editor.cursorPosition, editor.text.indexOf("lb"))
            verify(editor.activeFocus)
            verify(!part("applyDraft").enabled)
        }

        function test_whatIsWrongIsInSightHoweverItCame() {
            openTab("change")
            const draft = root.catalog.caddy.draft
            draft.text = "refused"
            draft.check()
            tryVerify(() => draft.errors.length === 2)
            tryVerify(() => isInSight(findChild(part("draftErrors"), "finding1"), part("draftPanel")))
            draft.text = "{}"
            draft.check()
            tryCompare(part("draftDifferences"), "count", 3)
            tryVerify(() => isInSight(findChild(part("draftWarnings"), "finding0"), part("draftPanel")))
            tryVerify(() => row(part("draftDifferences"), 0).mapToItem(part("draftPanel"), 0, 0).y > 0)
        }

        function test_whatIsAppliedWasSeenBefore() {
            openTab("change")
            const editor = findChild(part("draftText"), "codeText")
            editor.text = "{\"apps\": {}}"
            verify(!part("applyDraft").enabled)
            click(part("checkDraft"))
            tryCompare(part("applyDraft"), "enabled", true)
            compare(part("draftDifferences").count, 3)
            verify(part("dropsNote").text.includes("WebSocket"))
            editor.text = "{\"apps\": {} }"
            verify(!part("applyDraft").enabled)
            click(part("checkDraft"))
            tryCompare(part("applyDraft"), "enabled", true)
            click(part("applyDraft"))
            tryVerify(() => part("draftVerdict").text.includes("is kept as"))
            verify(bench.calls().includes("apply a configuration"))
        }

        function test_aLongSideUnfoldsWithTheKeyboard() {
            openTab("config")
            tryCompare(part("driftNotice"), "visible", true)
            click(part("driftButton"))
            const list = part("drift")
            const added = row(list, 1)
            verify(added.foldable && added.folded)
            list.forceActiveFocus()
            list.currentIndex = 1
            added.forceActiveFocus()
            keyClick(Qt.Key_Return)
            verify(!row(list, 1).folded)
            keyClick(Qt.Key_Return)
            verify(row(list, 1).folded)
        }

        function test_anUnreadableFileIsNamed() {
            openTab("change")
            click(part("openFile"))
            const field = inDialog("openConfigDialog", "configPath")
            for (const letter of "/missing")
                keyClick(letter)
            compare(field.text, "/missing")
            keyClick(Qt.Key_Return)
            tryCompare(part("draftFailure"), "visible", true)
            verify(part("draftFailure").detail.includes("/missing"))
        }

        function test_aBackupIsComparedThenRestored() {
            openTab("backups")
            const list = part("backupList")
            click(findChild(row(list, 1), "compareButton"))
            const restore = inDialog("backupDialog", "restoreButton")
            tryCompare(restore, "enabled", true)
            compare(inDialog("backupDialog", "backupDifferences").count, 2)
            click(restore)
            tryCompare(part("backupDialog"), "opened", false)
            tryCompare(part("backupOutcome"), "visible", true)
            verify(bench.calls().some(call => call.startsWith("restore ")))
        }

        function test_aDamagedBackupIsMarkedAndNotOpened() {
            openTab("backups")
            const damaged = row(part("backupList"), 3)
            verify(findChild(damaged, "damagedMark").visible)
            verify(!findChild(damaged, "compareButton").enabled)
            mouseClick(damaged, 20)
            verify(findChild(page, "backupDialog") === null)
        }

        function test_nothingKeptYetSaysWhatWillBe() {
            openTab("backups", "empty")
            tryCompare(part("noBackups"), "visible", true)
            click(part("makeBackup"))
            tryVerify(() => part("backupList").count === 1)
        }

        function test_whoMayNotChangeCaddyIsNotOfferedIt() {
            root.catalog = null
            Theme.animated = false
            root.catalog = bench.startAsViewer()
            page = createTemporaryObject(pageComponent, root)
            tryCompare(root.catalog.caddy.status, "state", Words.Ready)
            verify(part("readOnlyNotice").visible)
            verify(!part("renewButton").visible)
            page.showTab("change")
            compare(page.tab, "status")
            page.showTab("config")
            tryVerify(() => part("codeLines").count > 50)
            verify(!part("uncoverConfig").visible)
            page.showTab("backups")
            verify(!part("makeBackup").visible)
            verify(!findChild(row(part("backupList"), 0), "compareButton").visible)
        }
    }
}
