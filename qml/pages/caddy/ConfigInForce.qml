import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// The configuration in force as text, and where it is not as WakeDock wishes it.
FocusScope {
    id: tab
    required property ConfigViewModel config
    required property bool mayManage
    required property bool renewing
    property bool showsDrift: false
    signal renewRequested()

    function focusSearch() {
        showsDrift = false
        search.forceActiveFocus()
    }

    Component.onCompleted: config.reload()

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.xl
        anchors.rightMargin: Theme.xl
        anchors.bottomMargin: Theme.xl
        visible: tab.config.present
        spacing: Theme.md

        Notice {
            objectName: "driftNotice"
            Layout.fillWidth: true
            visible: tab.config.drift.count > 0
            tone: Words.Warning
            title: tab.config.drift.summary
            detail: qsTr("WakeDock's part of the configuration is not as it shall be. Bringing the routes back changes these places and nothing else.")
            AppButton {
                objectName: "driftButton"
                text: tab.showsDrift ? qsTr("Show the text") : qsTr("Show them")
                onClicked: tab.showsDrift = !tab.showsDrift
            }
            AppButton {
                objectName: "mendDrift"
                visible: tab.mayManage
                text: qsTr("Bring the routes back")
                loading: tab.renewing
                enabled: !tab.renewing
                onClicked: tab.renewRequested()
            }
        }
        Notice {
            objectName: "configFailure"
            Layout.fillWidth: true
            visible: tab.config.state === Words.Failed
            tone: Words.Negative
            title: qsTr("This is what was in force when Caddy last answered")
            detail: tab.config.error.message
            remedy: tab.config.error.remedy
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !tab.showsDrift || tab.config.drift.count === 0
            spacing: Theme.sm
            AppTextField {
                id: search
                objectName: "configSearch"
                Layout.preferredWidth: 260
                iconName: "search"
                placeholderText: qsTr("Search the configuration")
                text: tab.config.lines.search
                onTextEdited: tab.config.lines.search = text
                Keys.onReturnPressed: event => tab.config.lines.step(event.modifiers & Qt.ShiftModifier ? -1 : 1)
                Keys.onEscapePressed: tab.config.lines.search = ""
            }
            IconButton {
                objectName: "previousMatch"
                visible: tab.config.lines.search.length > 0
                iconName: "chevron"
                rotation: 180
                text: qsTr("Previous place")
                onChosen: tab.config.lines.step(-1)
            }
            IconButton {
                objectName: "nextMatch"
                visible: tab.config.lines.search.length > 0
                iconName: "chevron"
                text: qsTr("Next place")
                onChosen: tab.config.lines.step(1)
            }
            AppText {
                objectName: "matchText"
                text: tab.config.lines.matchText
                color: Theme.textSoft
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            Item { Layout.fillWidth: true }
            AppText {
                objectName: "configSize"
                text: tab.config.sizeText
                color: Theme.textFaint
                font.pixelSize: Theme.caption
            }
            AppButton {
                objectName: "uncoverConfig"
                visible: tab.mayManage
                kind: AppButton.Ghost
                iconName: tab.config.covered ? "eye" : "eye-off"
                text: tab.config.covered ? qsTr("Show secrets") : qsTr("Cover secrets")
                onClicked: tab.config.covered = !tab.config.covered
            }
            AppButton {
                objectName: "copyConfig"
                kind: AppButton.Ghost
                iconName: "copy"
                text: qsTr("Copy")
                onClicked: tab.config.lines.copy()
            }
            IconButton {
                objectName: "reloadConfig"
                iconName: "restart"
                text: qsTr("Read again")
                onChosen: tab.config.reload()
            }
        }
        CodeLines {
            objectName: "configText"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !tab.showsDrift || tab.config.drift.count === 0
            name: qsTr("The configuration in force")
            lines: tab.config.lines
        }
        DifferenceList {
            objectName: "drift"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: tab.showsDrift && tab.config.drift.count > 0
            differences: tab.config.drift
        }
    }
    TableSkeleton {
        anchors.fill: parent
        anchors.leftMargin: Theme.xl
        anchors.rightMargin: Theme.xl
        visible: !tab.config.present && tab.config.state !== Words.Failed
    }
    EmptyState {
        objectName: "configAway"
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -Theme.xxl
        visible: !tab.config.present && tab.config.state === Words.Failed
        iconName: "warning"
        tone: Words.Negative
        title: tab.config.error.title
        detail: tab.config.error.message + "\n" + tab.config.error.remedy
        AppButton {
            objectName: "retryConfig"
            iconName: "restart"
            text: qsTr("Try again")
            onClicked: tab.config.reload()
        }
    }
}
