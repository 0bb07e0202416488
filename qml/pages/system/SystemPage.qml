import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

FocusScope {
    id: page
    required property SystemModel system
    required property DoctorModel doctor
    signal doctorRequested()

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.xl
        spacing: 0
        PageHeader {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            title: qsTr("System")
            summary: page.system.degraded ? page.system.bannerTitle : qsTr("Everything WakeDock leans on is there")
            AppButton {
                iconName: "restart"
                text: qsTr("Check again")
                focus: true
                onClicked: page.system.reload()
            }
        }
        Flickable {
            id: flick
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.lg + 2
            contentHeight: column.implicitHeight + Theme.xl
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: AppScrollBar { }
            ColumnLayout {
                id: column
                x: Theme.xl
                width: flick.width - 2 * Theme.xl
                spacing: Theme.lg
                GridLayout {
                    Layout.fillWidth: true
                    columns: flick.width > 820 ? 3 : 1
                    columnSpacing: Theme.lg
                    rowSpacing: Theme.lg
                    Repeater {
                        model: page.system.components
                        Card {
                            id: component
                            required title
                            required property string statusText
                            required property int tone
                            required property string detail
                            required property string remedy
                            required property string since
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                            actions: StatusPill {
                                tone: component.tone
                                text: component.statusText
                            }
                            AppText {
                                Layout.fillWidth: true
                                Layout.topMargin: 2
                                text: component.detail
                                color: Theme.textSoft
                                wrapMode: Text.Wrap
                                lineHeight: 1.2
                            }
                            AppText {
                                Layout.fillWidth: true
                                Layout.topMargin: 6
                                visible: text.length > 0
                                text: component.remedy
                                wrapMode: Text.Wrap
                                lineHeight: 1.2
                            }
                            AppText {
                                Layout.topMargin: 6
                                visible: component.since.length > 0
                                text: qsTr("since %1").arg(component.since)
                                color: Theme.textFaint
                                font.pixelSize: Theme.caption
                            }
                            Item { Layout.fillHeight: true }
                        }
                    }
                }
                DoctorLine {
                    Layout.fillWidth: true
                    doctor: page.doctor
                    onOpened: page.doctorRequested()
                }
                Card {
                    Layout.fillWidth: true
                    title: qsTr("About this machine")
                    Repeater {
                        model: page.system.facts
                        FactRow {
                            required property var modelData
                            required property int index
                            label: modelData.label
                            value: modelData.value
                            labelWidth: 180
                            first: index === 0
                        }
                    }
                }
            }
        }
    }
}
