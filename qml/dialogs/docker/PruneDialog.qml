import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// What nobody needs goes, after it was seen: which things exactly, and how much becomes free.
AppDialog {
    id: dialog
    required property PruneModel prune
    required property EngineChoice engine
    readonly property string whyNoCache: engine.limits.pruneBuildCache ?? ""
    readonly property bool over: prune.stage === PruneModel.Done
    property bool showStaying: false

    function begin(kind: string) {
        showStaying = false
        prune.begin(kind)
        open()
    }

    objectName: "pruneDialog"
    width: Math.min(720, parent ? parent.width - 2 * Theme.xl : 720)
    title: qsTr("Clean up") + (engine.several ? "  ·  " + engine.hostName : "")
    subtitle: qsTr("What services and stacks need stays, also while they sleep.")
    closePolicy: prune.stage === PruneModel.Removing ? AppDialog.NoAutoClose : AppDialog.CloseOnEscape
    onOpened: cancelButton.forceActiveFocus()
    onClosed: prune.clear()

    Flow {
        Layout.fillWidth: true
        visible: !dialog.over
        enabled: dialog.prune.stage !== PruneModel.Removing
        spacing: Theme.md
        AppSwitch {
            objectName: "containersSwitch"
            text: qsTr("Stopped containers")
            checked: dialog.prune.containers
            onToggled: dialog.prune.containers = checked
        }
        AppSwitch {
            objectName: "imagesSwitch"
            text: qsTr("Images")
            checked: dialog.prune.images
            onToggled: dialog.prune.images = checked
        }
        AppSwitch {
            objectName: "networksSwitch"
            text: qsTr("Networks")
            checked: dialog.prune.networks
            onToggled: dialog.prune.networks = checked
        }
        AblePlace {
            whyNot: dialog.whyNoCache
            AppSwitch {
                objectName: "cacheSwitch"
                enabled: dialog.whyNoCache.length === 0
                text: qsTr("Build cache")
                checked: dialog.prune.buildCache
                Accessible.description: dialog.whyNoCache
                onToggled: dialog.prune.buildCache = checked
            }
        }
        AppSwitch {
            objectName: "volumesSwitch"
            text: qsTr("Volumes, with their data")
            checked: dialog.prune.volumes
            onToggled: dialog.prune.volumes = checked
        }
    }
    AppText {
        visible: dialog.prune.stage === PruneModel.Idle
        text: qsTr("Choose what may go.")
        color: Theme.textFaint
    }
    RowLayout {
        visible: dialog.prune.stage === PruneModel.Looking || dialog.prune.stage === PruneModel.Removing
        spacing: Theme.sm
        Spinner { }
        AppText {
            text: dialog.prune.stage === PruneModel.Removing ? qsTr("Removing, one by one") : qsTr("Looking what nobody needs")
        }
    }
    Notice {
        objectName: "pruneFailure"
        Layout.fillWidth: true
        visible: dialog.prune.stage === PruneModel.Failed
        tone: Words.Negative
        title: dialog.prune.error.title
        detail: dialog.prune.error.message
        remedy: dialog.prune.error.remedy
        AppButton {
            text: qsTr("Look again")
            onClicked: dialog.prune.preview()
        }
    }
    Notice {
        objectName: "dataNotice"
        Layout.fillWidth: true
        visible: dialog.prune.takesData && dialog.prune.stage === PruneModel.Seen
        tone: Words.Negative
        title: qsTr("Volumes are among them")
        detail: qsTr("The data on them cannot be brought back.")
    }
    ColumnLayout {
        visible: dialog.prune.stage === PruneModel.Seen || dialog.over
        Layout.fillWidth: true
        spacing: Theme.xs
        AppText {
            objectName: "pruneHeading"
            Layout.fillWidth: true
            text: dialog.prune.going.count === 0 ? (dialog.over ? qsTr("Nothing went") : qsTr("Nothing to clean up"))
                : dialog.over ? qsTr("%n went, %1 became free", "", dialog.prune.going.count).arg(dialog.prune.freedText)
                : qsTr("%n would go, %1 would become free", "", dialog.prune.going.count).arg(dialog.prune.freedText)
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        PruneRows {
            objectName: "goingRows"
            Layout.fillWidth: true
            rows: dialog.prune.going
        }
    }
    ColumnLayout {
        visible: (dialog.prune.stage === PruneModel.Seen || dialog.over) && dialog.prune.staying.count > 0
        Layout.fillWidth: true
        spacing: Theme.xs
        AppButton {
            objectName: "stayingButton"
            kind: AppButton.Ghost
            Layout.leftMargin: -11
            iconName: dialog.showStaying ? "chevron" : "chevron-right"
            text: qsTr("%n stay", "", dialog.prune.staying.count)
            onClicked: dialog.showStaying = !dialog.showStaying
        }
        PruneRows {
            Layout.fillWidth: true
            visible: dialog.showStaying
            rows: dialog.prune.staying
        }
    }

    buttons: [
        AppButton {
            id: cancelButton
            objectName: "cancelButton"
            enabled: dialog.prune.stage !== PruneModel.Removing
            text: dialog.over ? qsTr("Close") : qsTr("Cancel")
            onClicked: dialog.close()
        },
        AppButton {
            objectName: "pruneButton"
            visible: !dialog.over
            kind: AppButton.Danger
            loading: dialog.prune.stage === PruneModel.Removing
            enabled: dialog.prune.stage === PruneModel.Seen && dialog.prune.going.count > 0
            text: dialog.prune.going.count > 0 ? qsTr("Remove %n", "", dialog.prune.going.count) : qsTr("Remove")
            onClicked: dialog.prune.run()
        }
    ]
}
