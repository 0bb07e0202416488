import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

ObjectPage {
    id: page
    required property DockerCatalog docker
    readonly property ImageListModel images: docker.images
    readonly property ImageCheckModel check: docker.imageCheck
    signal operationStarted(string operationId)

    // `name` stands in the dialog to begin with.
    function pull(name: string) {
        pullDialog.active = true
        pullDialog.item.begin(name)
    }
    function askToTag(id: string, name: string) {
        tagDialog.active = true
        tagDialog.item.askFor(id, name, "")
    }
    function askToRemove(id: string, name: string, tags: var) {
        removeDialog.active = true
        removeDialog.item.key = id
        removeDialog.item.name = name
        removeDialog.item.tags = tags
        removeDialog.item.ask()
    }
    function show(id: string, name: string) {
        imageDialog.active = true
        imageDialog.item.show(id, name)
    }
    function cleanUp() {
        pruneDialog.active = true
        pruneDialog.item.begin("images")
    }

    model: images
    shown: docker.shownImages
    engine: docker.engine
    title: qsTr("Images")
    summary: !hasObjects ? ""
           : [qsTr("%n images, at most %1, %2 not used", "", images.count).arg(images.sizeText).arg(images.unusedCount),
              images.outdatedCount > 0 ? qsTr("%n with an update", "", images.outdatedCount) : ""].filter(words => words.length > 0).join(", ")
    iconName: "image"
    searchText: qsTr("Search images")
    groups: [{text: qsTr("All"), group: 0}, {text: qsTr("In use"), group: 1}, {text: qsTr("Not used"), group: 2}, {text: qsTr("Without a name"), group: 4}, {text: qsTr("Updates"), group: 8}]
    emptyTitle: qsTr("No images")
    emptyDetail: qsTr("Images come here when they are pulled, when a service is deployed or something is built on this engine.")
    emptyActions: AppButton {
        objectName: "emptyPullButton"
        kind: AppButton.Primary
        iconName: "download"
        text: qsTr("Pull an image")
        onClicked: page.pull("")
    }
    notices: [
        Notice {
            objectName: "checkResult"
            width: parent ? parent.width : 0
            visible: page.check.state === Words.Ready
            tone: page.check.problems.length > 0 ? Words.Warning : Words.Positive
            title: page.check.summary
            detail: page.check.problems.length > 0 ? qsTr("Some registries could not be asked:") + "\n" + page.check.problems.join("\n") : ""
            IconButton {
                objectName: "putAwayButton"
                iconName: "close"
                text: qsTr("Put this away")
                onChosen: page.check.clear()
            }
        },
        Notice {
            objectName: "checkFailure"
            width: parent ? parent.width : 0
            visible: page.check.state === Words.Failed
            tone: Words.Negative
            title: page.check.error.title
            detail: page.check.error.message
            remedy: page.check.error.remedy
            IconButton {
                iconName: "close"
                text: qsTr("Put this away")
                onChosen: page.check.clear()
            }
        }
    ]
    columns: TableColumns {
        width: page.listWidth
        actionsWidth: 116
        entries: [{title: qsTr("Image"), weight: 2.6, role: ImageListModel.NameRole},
                  {title: qsTr("Used by"), weight: 1.5, hideBelow: 620, role: ImageListModel.UsedByRole},
                  {title: qsTr("Made"), width: 124, hideBelow: 720, role: ImageListModel.CreatedRole},
                  {title: qsTr("Size"), width: 96, role: ImageListModel.SizeRole, numbers: true}]
    }
    row: ImageRow {
        columns: page.columns
        onOpened: page.show(key, name)
        onPullRequested: tag => page.pull(tag)
        onCheckRequested: page.check.checkNames(tags)
        onTagRequested: page.askToTag(key, name)
        onUntagRequested: tag => page.docker.actions.untagImage(key, tag)
        onRemoveRequested: page.askToRemove(key, name, tags)
    }

    AppButton {
        visible: page.hasObjects
        objectName: "checkButton"
        iconName: "restart"
        text: qsTr("Check for updates")
        loading: page.check.state === Words.Loading
        enabled: !loading
        onClicked: page.check.check()
    }
    AppButton {
        visible: page.hasObjects
        objectName: "cleanUpButton"
        iconName: "broom"
        text: qsTr("Clean up…")
        onClicked: page.cleanUp()
    }
    AppButton {
        visible: page.hasObjects
        objectName: "pullButton"
        kind: AppButton.Primary
        iconName: "download"
        text: qsTr("Pull image")
        onClicked: page.pull("")
    }

    Loader {
        id: imageDialog
        active: false
        sourceComponent: ImageDialog {
            objectName: "imageDialog"
            docker: page.docker
        }
    }
    Loader {
        id: pullDialog
        active: false
        sourceComponent: PullDialog {
            objectName: "pullDialog"
            form: page.docker.form
            engine: page.docker.engine
            onStarted: operationId => page.operationStarted(operationId)
        }
    }
    Loader {
        id: tagDialog
        active: false
        sourceComponent: OneFieldDialog {
            objectName: "tagDialog"
            form: page.docker.form
            field: "reference"
            title: qsTr("Name %1 once more").arg(oldText)
            subtitle: qsTr("The image keeps its names. Where another image has the new one, it loses it.")
            label: qsTr("New name")
            help: qsTr("A repository and a tag.")
            example: "registry.example.org/team/shop:1.2"
            confirmText: qsTr("Add name")
            onSubmitted: (key, text) => page.docker.form.tagImage(key, text)
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "removeImageDialog"
            property string key
            property string name
            property var tags: []
            title: qsTr("Remove %1?").arg(name)
            subtitle: tags.length > 1 ? qsTr("It goes with all its names: %1. To have it again it is pulled or built again.").arg(tags.join(", "))
                                      : qsTr("To have it again it is pulled or built again.")
            confirmText: qsTr("Remove image")
            onConfirmed: page.docker.actions.removeImage(key)
        }
    }
    Loader {
        id: pruneDialog
        active: false
        sourceComponent: PruneDialog {
            prune: page.docker.prune
            engine: page.docker.engine
        }
    }
}
