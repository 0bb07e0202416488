import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The page visitors see while the service wakes: its words and looks on one side, how it comes out on the other.
Card {
    id: card
    required property LoadingPageModel page
    property bool wide: true
    readonly property var problems: page.errors

    title: qsTr("Loading page")

    AppText {
        objectName: "pageOfStack"
        Layout.fillWidth: true
        visible: !card.page.editable
        text: qsTr("It belongs to a stack: labels in the stack's files say what this page shows.")
        color: Theme.textSoft
        wrapMode: Text.Wrap
    }
    // By hand: a grid in a card is not laid out again by Qt 6.4 when parts of it come and go.
    Item {
        id: halves
        objectName: "pageHalves"
        readonly property real half: card.wide ? (width - Theme.xl) / 2 : width
        Layout.fillWidth: true
        Layout.topMargin: Theme.xs
        implicitHeight: card.wide ? Math.max(form.implicitHeight, preview.implicitHeight) : form.implicitHeight + Theme.lg + preview.implicitHeight

        ColumnLayout {
            id: form
            enabled: card.page.editable
            width: halves.half
            spacing: Theme.md

            AppText {
                Layout.fillWidth: true
                text: qsTr("Browsers see this page while the service wakes. It opens by itself; everybody else just waits.")
                color: Theme.textSoft
                wrapMode: Text.Wrap
            }
            LabelledField {
                Layout.fillWidth: true
                label: qsTr("Title")
                optional: true
                AppTextField {
                    objectName: "pageTitle"
                    width: parent.width
                    maximumLength: 100
                    text: card.page.title
                    placeholderText: card.page.shownTitle
                    Accessible.name: qsTr("Title of the loading page")
                    onTextEdited: card.page.title = text
                }
            }
            LabelledField {
                Layout.fillWidth: true
                label: qsTr("Message")
                optional: true
                AppTextField {
                    objectName: "pageMessage"
                    width: parent.width
                    maximumLength: 500
                    text: card.page.message
                    placeholderText: card.page.shownMessage
                    Accessible.name: qsTr("Message of the loading page")
                    onTextEdited: card.page.message = text
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.lg
                LabelledField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Theme")
                    Segmented {
                        objectName: "pageTheme"
                        entries: [{text: qsTr("Visitor's")}, {text: qsTr("Dark")}, {text: qsTr("Light")}]
                        current: card.page.theme
                        onChosen: index => card.page.theme = index
                    }
                }
                LabelledField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Accent")
                    optional: true
                    error: card.problems["loading_page.accent"] ?? ""
                    AppTextField {
                        objectName: "pageAccent"
                        width: parent.width
                        maximumLength: 7
                        wrong: (card.problems["loading_page.accent"] ?? "").length > 0
                        text: card.page.accent
                        placeholderText: "#1665b8"
                        Accessible.name: qsTr("Accent of the loading page, as #rrggbb")
                        onTextEdited: card.page.accent = text
                    }
                }
            }
            LabelledField {
                Layout.fillWidth: true
                visible: card.page.editable
                label: qsTr("Logo")
                optional: true
                help: qsTr("PNG, JPEG, WebP or GIF, at most 48 KB.")
                error: card.problems["loading_page.logo"] ?? ""
                RowLayout {
                    width: parent.width
                    spacing: Theme.sm
                    AppText {
                        objectName: "logoNote"
                        Layout.fillWidth: true
                        text: card.page.logoNote.length > 0 ? card.page.logoNote : qsTr("none")
                        color: card.page.logoNote.length > 0 ? Theme.text : Theme.textFaint
                        elide: Text.ElideMiddle
                    }
                    AppButton {
                        visible: card.page.logo.length > 0
                        kind: AppButton.Ghost
                        text: qsTr("Remove")
                        Accessible.name: qsTr("Remove the logo")
                        onClicked: card.page.removeLogo()
                    }
                    AppButton {
                        objectName: "logoButton"
                        text: qsTr("Choose file…")
                        Accessible.name: qsTr("Logo: choose a file")
                        onClicked: files.open()
                    }
                }
            }
            AppSwitch {
                objectName: "pageShowsLog"
                Layout.fillWidth: true
                text: qsTr("Show the last line of its log to whoever waits")
                checked: card.page.showsLog
                onToggled: card.page.showsLog = checked
            }
            Notice {
                objectName: "pageRefusal"
                Layout.fillWidth: true
                visible: card.page.failure.present && Object.keys(card.problems).length === 0
                tone: Words.Negative
                title: card.page.failure.title
                detail: card.page.failure.message
                remedy: card.page.failure.remedy
            }
            RowLayout {
                Layout.topMargin: Theme.xs
                visible: card.page.editable
                spacing: Theme.sm
                AppButton {
                    objectName: "pageSave"
                    kind: AppButton.Primary
                    text: qsTr("Save")
                    Accessible.name: qsTr("Save the loading page")
                    loading: card.page.submitting
                    enabled: card.page.dirty && !card.page.submitting
                    onClicked: card.page.save()
                }
                AppButton {
                    objectName: "pageRevert"
                    visible: card.page.dirty && !card.page.submitting
                    kind: AppButton.Ghost
                    text: qsTr("Undo changes")
                    onClicked: card.page.revert()
                }
                AppText {
                    visible: !card.page.dirty
                    text: qsTr("In force at once, without a deployment.")
                    color: Theme.textFaint
                    font.pixelSize: Theme.caption
                }
            }
        }
        LoadingPagePreview {
            id: preview
            objectName: "pagePreview"
            x: card.wide ? halves.half + Theme.xl : 0
            y: card.wide ? 0 : form.implicitHeight + Theme.lg
            width: halves.half
            height: card.wide ? halves.implicitHeight : implicitHeight
            page: card.page
        }
    }
    FileDialog {
        id: files
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp *.gif)"), qsTr("All files (*)")]
        onAccepted: card.page.takeLogo(selectedFile)
    }
}
