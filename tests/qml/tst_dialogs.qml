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
        id: deployComponent
        DeployDialog { form: root.catalog.deployForm; target: root.catalog.hosts.target }
    }
    Component {
        id: progressComponent
        ProgressDialog { progress: root.catalog.progress }
    }
    Component {
        id: removeComponent
        RemoveDialog {
            actions: root.catalog.actions
            services: root.catalog.services
        }
    }
    Component {
        id: planComponent
        PlanDialog {
            plan: root.catalog.plan
            actions: root.catalog.actions
        }
    }
    SignalSpy { id: spy }

    TestCase {
        id: test
        name: "Dialogs"
        when: windowShown
        property var dialog: null

        function start(scenario, component) {
            Theme.animated = false
            root.catalog = bench.start(scenario)
            dialog = createTemporaryObject(component, root)
            verify(dialog)
        }
        function part(name) {
            return findChild(dialog.contentItem, name)
        }
        function type(text) {
            for (const letter of text)
                keyClick(letter)
        }
        function open() {
            dialog.open()
            tryCompare(dialog, "opened", true)
        }
        function cleanup() {
            spy.target = null
            dialog.close()
            tryCompare(dialog, "visible", false)
            dialog.destroy()
            wait(0)
            bench.end()
        }

        function test_deploysWithTheKeyboardAlone_data() {
            return [{tag: "light", dark: false}, {tag: "dark", dark: true}]
        }
        function test_deploysWithTheKeyboardAlone(data) {
            Theme.dark = data.dark
            start("full", deployComponent)
            open()
            spy.target = dialog
            spy.signalName = "started"
            spy.clear()
            verify(part("nameField").activeFocus)
            type("gallery")
            keyClick(Qt.Key_Tab)
            verify(part("imageField").activeFocus)
            type("gallery:2")
            keyClick(Qt.Key_Return)
            tryCompare(spy, "count", 1)
            verify(spy.signalArguments[0][0].length > 0)
            tryCompare(dialog, "visible", false)
            compare(bench.calls()[0], "deploy gallery")
        }
        function test_aHostIsChosenWhereThereAreSeveral() {
            start("full", deployComponent)
            open()
            tryVerify(() => part("targetChoice").visible)
            compare(root.catalog.deployForm.hostId, "")
            part("targetChoice").activated(1)
            verify(dialog.target.hostId !== "local")
            compare(root.catalog.deployForm.hostId, dialog.target.hostId)
            dialog.close()
            tryCompare(dialog, "visible", false)
            compare(root.catalog.deployForm.hostId, "")
            compare(dialog.target.hostId, "local")
        }
        function test_showsAProblemAtItsFieldAndSendsNothing() {
            start("full", deployComponent)
            open()
            type("My")
            verify(part("nameField").wrong)
            verify(!part("imageField").wrong)
            mouseClick(part("submitButton"))
            verify(part("imageField").wrong)
            compare(bench.calls().length, 0)
            verify(dialog.visible)
        }
        function test_staysOpenWithTheReasonWhenItIsRefused() {
            start("docker-down", deployComponent)
            open()
            type("gallery")
            keyClick(Qt.Key_Tab)
            type("gallery:2")
            keyClick(Qt.Key_Return)
            tryCompare(part("refusal"), "visible", true)
            verify(part("refusal").detail.includes("Docker"))
            verify(dialog.visible)
        }
        function test_forgetsTheFormWhenItIsCancelled() {
            start("full", deployComponent)
            open()
            type("gallery")
            keyClick(Qt.Key_Escape)
            tryCompare(dialog, "visible", false)
            compare(root.catalog.deployForm.name, "")
            open()
            compare(part("nameField").text, "")
        }
        function test_addsALineForAPortAndPutsItsProblemThere() {
            start("full", deployComponent)
            open()
            mouseClick(findChild(part("portsEditor"), "addLine"))
            compare(root.catalog.deployForm.ports.count, 1)
            type("abc")
            tryVerify(() => root.catalog.deployForm.ports.data(root.catalog.deployForm.ports.index(0, 0), FormRowsModel.ErrorRole).length > 0)
        }

        function deployed(image) {
            const form = root.catalog.deployForm
            form.name = "gallery"
            form.image = image
            spy.target = form
            spy.signalName = "submitted"
            spy.clear()
            form.submit()
            tryCompare(spy, "count", 1)
            root.catalog.progress.operationId = spy.signalArguments[0][0]
            tryCompare(root.catalog.progress, "state", Words.Ready)
        }
        function test_showsTheProgressStepByStep() {
            start("full", progressComponent)
            deployed("gallery:2")
            open()
            compare(dialog.title, "Deploying gallery")
            const steps = part("steps")
            compare(steps.count, 9)
            bench.advance()
            bench.advance()
            tryCompare(steps.itemAt(0), "stateText", "done")
            compare(steps.itemAt(1).stateText, "in progress")
            while (bench.advance()) { }
            tryCompare(dialog, "title", "Deployed gallery")
            verify(!part("failure").visible)
        }
        function test_saysInPlainWordsWhatFailedAndWhatWasUndone_data() {
            return [{tag: "light", dark: false}, {tag: "dark", dark: true}]
        }
        function test_saysInPlainWordsWhatFailedAndWhatWasUndone(data) {
            Theme.dark = data.dark
            start("full", progressComponent)
            deployed("gallery:2-missing")
            open()
            while (bench.advance()) { }
            tryCompare(part("failure"), "visible", true)
            compare(part("failure").title, "The image could not be pulled")
            verify(part("failure").detail.includes("gallery:2-missing"))
            verify(part("failure").remedy.length > 0)
            compare(part("failure").lines.length, 1)
            compare(part("steps").itemAt(2).stateText, "failed")
        }
        function test_cancelsAndSaysSo() {
            start("full", progressComponent)
            deployed("gallery:2")
            open()
            mouseClick(part("cancelButton"))
            tryCompare(root.catalog.progress, "ended", true)
            compare(root.catalog.progress.statusText, "Cancelled")
        }

        function test_redeploysOnlyAfterItsPlanWasSeen() {
            start("full", planComponent)
            dialog.askToRedeploy(bench.idOf("wiki"), "wiki")
            tryCompare(dialog, "opened", true)
            tryCompare(root.catalog.plan, "state", Words.Ready)
            compare(part("planHeading").text, root.catalog.plan.heading)
            verify(part("planSteps").count >= 3)
            compare(bench.calls().length, 0)
            mouseClick(part("confirmPlanButton"))
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "redeploy wiki")
            tryCompare(dialog, "visible", false)
        }
        function test_rollsBackToTheRevisionThatWasAskedFor() {
            start("full", planComponent)
            dialog.askToRollBack(bench.idOf("wiki"), "wiki", 1)
            tryCompare(dialog, "opened", true)
            verify(dialog.title.includes("revision 1"))
            tryCompare(part("confirmPlanButton"), "enabled", true)
            mouseClick(part("confirmPlanButton"))
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "roll back wiki")
        }
        function test_withoutAPlanNothingCanBeAgreedTo() {
            start("docker-down", planComponent)
            dialog.askToRedeploy(bench.idOf("wiki"), "wiki")
            tryCompare(part("planFailure"), "visible", true)
            verify(part("planFailure").detail.includes("Docker"))
            verify(!part("confirmPlanButton").enabled)
        }
        function test_showsThePlanOfANewServiceAndForgetsItWithTheNextChange() {
            start("full", deployComponent)
            open()
            mouseClick(part("planButton"))
            verify(!part("planSummary").visible)
            root.catalog.deployForm.name = "gallery"
            root.catalog.deployForm.image = "gallery:2"
            mouseClick(part("planButton"))
            tryCompare(root.catalog.deployForm.plan, "state", Words.Ready)
            verify(part("planSummary").visible)
            compare(bench.calls().length, 0)
            root.catalog.deployForm.image = "gallery:3"
            verify(!part("planSummary").visible)
        }

        function test_asksForACaddySnippetWhereThereIsADomain() {
            start("full", deployComponent)
            open()
            verify(!part("snippetField").enabled)
            root.catalog.deployForm.domain = "gallery.localhost"
            verify(part("snippetField").enabled)
            part("snippetField").takeFocus()
            type("encode gzip")
            compare(root.catalog.deployForm.caddySnippet, "encode gzip")
            dialog.close()
            tryCompare(dialog, "opened", false)
            compare(part("snippetField").text, "")
        }
        function test_removesOnlyAfterTheNameWasTyped() {
            start("full", removeComponent)
            dialog.ask(bench.idOf("wiki"), "wiki")
            tryCompare(dialog, "opened", true)
            verify(!part("removeButton").enabled)
            keyClick(Qt.Key_Return)
            compare(bench.calls().length, 0)
            type("wiki")
            verify(part("removeButton").enabled)
            mouseClick(part("removeButton"))
            tryVerify(() => bench.calls().length === 1)
            compare(bench.calls()[0], "remove wiki")
        }

        function test_onlyAnAdoptedContainerCanBeLetGo() {
            start("full", removeComponent)
            dialog.ask(bench.idOf("wiki"), "wiki")
            tryCompare(dialog, "opened", true)
            verify(!dialog.adopted)
            verify(!part("keepSwitch").visible)
            dialog.adopted = true
            verify(part("keepSwitch").visible)
            mouseClick(part("keepSwitch"))
            part("confirmField").forceActiveFocus()
            type("wiki")
            mouseClick(part("removeButton"))
            tryVerify(() => bench.calls().length === 2)
            compare(bench.calls(), ["keep the container", "remove wiki"])
        }

        function test_aPullIsCancelledAndLeadsToNoService() {
            start("full", progressComponent)
            spy.target = root.catalog.docker.form
            spy.signalName = "succeeded"
            spy.clear()
            root.catalog.docker.form.pullImage("postgres:16")
            tryCompare(spy, "count", 1)
            dialog.progress.operationId = spy.signalArguments[0][0]
            open()
            tryCompare(dialog.progress, "state", Words.Ready)
            compare(part("cancelButton").text, "Cancel")
            verify(dialog.subtitle.includes("Activity"))
            mouseClick(part("cancelButton"))
            tryVerify(() => dialog.progress.ended)
            verify(!part("showServiceButton").visible)
        }
    }
}
