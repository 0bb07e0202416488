import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property CertificateCatalog certificates
    readonly property CertificateListModel list: certificates.list

    function add() {
        formDialog.active = true
        formDialog.item.add()
    }
    function replace(certificateId: string) {
        formDialog.active = true
        formDialog.item.replace(certificateId)
    }
    function askToRemove(certificateId: string, names: string) {
        removeDialog.active = true
        removeDialog.item.key = certificateId
        removeDialog.item.names = names
        removeDialog.item.ask()
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.xl
        anchors.bottomMargin: 0
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            title: qsTr("Certificates")
            summary: qsTr("What visitors of your services are shown, and who signed it")
            AppButton {
                objectName: "addCertificateButton"
                kind: AppButton.Primary
                iconName: "plus"
                text: qsTr("Add your own")
                onClicked: page.add()
            }
        }
        ListView {
            id: rows
            objectName: "certificateList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg
            clip: true
            focus: true
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
            spacing: Theme.md
            bottomMargin: Theme.xl
            boundsBehavior: Flickable.StopAtBounds
            model: page.list
            ScrollBar.vertical: AppScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Certificates")
            delegate: CertificateRow {
                width: rows.width
                onRenewRequested: page.certificates.actions.renew(certificateId)
                onReplaceRequested: page.replace(certificateId)
                onRemoveRequested: page.askToRemove(certificateId, names)
            }
            TableSkeleton {
                objectName: "loading"
                anchors.fill: parent
                visible: rows.count === 0 && (page.list.state === Words.Loading || page.list.state === Words.Idle)
            }
            EmptyState {
                objectName: "empty"
                anchors.centerIn: parent
                anchors.verticalCenterOffset: -Theme.xxl
                visible: rows.count === 0 && page.list.state === Words.Ready
                iconName: "certificate"
                tone: Words.Progress
                title: qsTr("No certificates yet")
                detail: qsTr("Give a service a domain, and Caddy obtains a certificate for it by itself.")
            }
            EmptyState {
                objectName: "failed"
                anchors.centerIn: parent
                visible: rows.count === 0 && page.list.state === Words.Failed
                iconName: "warning"
                tone: Words.Negative
                title: page.list.error.title
                detail: page.list.error.message + "\n" + page.list.error.remedy
                AppButton {
                    objectName: "retryButton"
                    iconName: "restart"
                    text: qsTr("Try again")
                    onClicked: page.list.reload()
                }
            }
        }
    }
    Loader {
        id: formDialog
        active: false
        sourceComponent: CertificateDialog {
            objectName: "certificateDialog"
            form: page.certificates.form
        }
    }
    Loader {
        id: removeDialog
        active: false
        sourceComponent: ConfirmDialog {
            objectName: "removeCertificateDialog"
            property string key
            property string names
            title: qsTr("Remove the certificate for %1?").arg(names)
            subtitle: qsTr("WakeDock forgets it with its key. Caddy obtains certificates for these names by itself again.")
            confirmText: qsTr("Remove certificate")
            onConfirmed: page.certificates.actions.remove(key)
        }
    }
}
