import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

// Caddy itself: who runs it, what it holds, how that is changed and taken back, and what keeps visitors from getting through.
FocusScope {
    id: page
    required property CaddyCatalog caddy
    required property DoctorModel doctor
    required property ProxyMetricsModel metrics
    readonly property CaddyStatusModel status: caddy.status
    readonly property var tabs: [{name: "status", text: qsTr("Status")}, {name: "config", text: qsTr("Configuration")}]
        .concat(status.mayManage ? [{name: "change", text: qsTr("Change")}] : [])
        .concat([{name: "backups", text: qsTr("Backups")}, {name: "doctor", text: qsTr("Doctor")}])
    readonly property bool told: status.renewal.length > 0 || status.renewalError.present
    property string tab: "status"

    function showTab(name: string) {
        if (tabs.some(entry => entry.name === name))
            tab = name
    }
    function focusSearch() {
        if (content.item && content.item.focusSearch)
            content.item.focusSearch()
    }

    Component.onCompleted: status.reload()

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.xl
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            title: page.status.title
            summary: page.status.reachable ? page.status.keeperText : page.status.problem
            StatusPill {
                objectName: "caddyStatus"
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                tone: page.status.tone
                text: page.status.statusText
            }
            AppButton {
                objectName: "renewButton"
                visible: page.status.mayManage
                iconName: "restart"
                text: qsTr("Bring the routes back")
                loading: page.status.renewing
                enabled: !page.status.renewing && page.status.reachable
                Accessible.description: qsTr("Gives Caddy WakeDock's routes again and changes nothing else.")
                onClicked: page.status.renew()
            }
        }
        Segmented {
            objectName: "caddyTabs"
            Layout.leftMargin: Theme.xl
            Layout.topMargin: Theme.lg
            entries: page.tabs
            current: page.tabs.findIndex(entry => entry.name === page.tab)
            onChosen: index => page.tab = page.tabs[index].name
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            Layout.topMargin: Theme.lg
            visible: page.told || !page.status.mayManage
            spacing: Theme.sm
            Notice {
                objectName: "renewalNotice"
                Layout.fillWidth: true
                visible: page.told
                tone: page.status.renewalError.present ? Words.Negative : Words.Positive
                title: page.status.renewalError.present ? page.status.renewalError.title : page.status.renewal
                detail: page.status.renewalError.message
                remedy: page.status.renewalError.remedy
            }
            Notice {
                objectName: "readOnlyNotice"
                Layout.fillWidth: true
                visible: !page.status.mayManage
                tone: Words.Neutral
                detail: qsTr("You may look at Caddy, not change it: that is the administrators' alone. What may be secret is covered.")
            }
        }
        Loader {
            id: content
            objectName: "caddyContent"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg
            focus: true
            sourceComponent: ({config: configTab, change: changeTab, backups: backupsTab, doctor: doctorTab})[page.tab] ?? statusTab
        }
    }

    Component {
        id: statusTab
        CaddyStatus {
            status: page.status
            metrics: page.metrics
        }
    }
    Component {
        id: configTab
        ConfigInForce {
            config: page.caddy.config
            mayManage: page.status.mayManage
            renewing: page.status.renewing
            onRenewRequested: page.status.renew()
        }
    }
    Component {
        id: changeTab
        ConfigChange {
            draft: page.caddy.draft
            note: page.status.dropsNote
        }
    }
    Component {
        id: backupsTab
        ConfigBackups {
            objectName: "caddyBackups"
            backups: page.caddy.backups
            comparison: page.caddy.comparison
            mayManage: page.status.mayManage
        }
    }
    Component {
        id: doctorTab
        CaddyDoctor { doctor: page.doctor }
    }
}
