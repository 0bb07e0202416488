import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The plan of a redeploy or of a rollback; nothing is done before it was seen and agreed to.
AppDialog {
    id: dialog
    required property PlanModel plan
    required property ServiceActions actions
    property string serviceId
    property string name
    property int revision: 0
    readonly property bool isRollback: revision > 0

    function askToRedeploy(id: string, serviceName: string) {
        serviceId = id
        name = serviceName
        revision = 0
        plan.ofRedeploy(id)
        open()
    }
    function askToRollBack(id: string, serviceName: string, target: int) {
        serviceId = id
        name = serviceName
        revision = target
        plan.ofRollBack(id, target)
        open()
    }
    function confirm() {
        if (isRollback)
            actions.rollBack(serviceId, revision)
        else
            actions.redeploy(serviceId)
        close()
    }

    title: isRollback ? qsTr("Roll %1 back to revision %2?").arg(name).arg(revision) : qsTr("Redeploy %1?").arg(name)
    subtitle: isRollback ? qsTr("That configuration comes back with exactly the image it ran then, as a new revision.") : qsTr("A new container is made from the recorded configuration.")
    onOpened: confirmButton.forceActiveFocus()
    onClosed: plan.clear()

    PlanSummary {
        Layout.fillWidth: true
        plan: dialog.plan
    }

    buttons: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            id: confirmButton
            objectName: "confirmPlanButton"
            kind: AppButton.Primary
            text: dialog.isRollback ? qsTr("Roll back") : qsTr("Redeploy")
            enabled: dialog.plan.state === Words.Ready
            onClicked: dialog.confirm()
        }
    ]
}
