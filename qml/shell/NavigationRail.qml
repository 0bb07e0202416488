import QtQuick
import QtQuick.Layouts
import WakeDock.Models
import WakeDock.Ui

Rectangle {
    id: rail
    required property ModelCatalog catalog
    required property Preferences preferences
    required property string page
    property bool narrow: false
    signal chosen(string name)

    implicitWidth: narrow ? 60 : Theme.px(212)
    color: Theme.rail

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: rail.narrow ? 10 : 12
        spacing: 2

        RowLayout {
            Layout.preferredHeight: 44
            Layout.leftMargin: rail.narrow ? 6 : 6
            Layout.bottomMargin: Theme.md
            spacing: 10
            Icon {
                Layout.preferredWidth: 27
                Layout.preferredHeight: 27
                name: "wakedock"
                color: Theme.accent
            }
            AppText {
                visible: !rail.narrow
                text: "WakeDock"
                font.pixelSize: Theme.px(16)
                font.weight: Font.DemiBold
                font.letterSpacing: -0.2
            }
        }
        Flickable {
            id: flick
            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: entries.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height
            ColumnLayout {
                id: entries
                width: flick.width
                spacing: 2
                NavigationItem {
                    text: qsTr("Services")
                    iconName: "services"
                    narrow: rail.narrow
                    current: rail.page === "services"
                    badge: rail.catalog.services.troubledCount > 0 ? rail.catalog.services.troubledCount
                         : rail.catalog.services.count > 0 ? rail.catalog.services.count : ""
                    badgeTone: rail.catalog.services.troubledCount > 0 ? Words.Warning : Words.Neutral
                    onClicked: rail.chosen("services")
                }
                NavigationItem {
                    text: qsTr("Stacks")
                    iconName: "stack"
                    narrow: rail.narrow
                    current: rail.page === "stacks"
                    badge: rail.catalog.stacks.list.troubledCount > 0 ? rail.catalog.stacks.list.troubledCount
                         : rail.catalog.stacks.list.count > 0 ? rail.catalog.stacks.list.count : ""
                    badgeTone: rail.catalog.stacks.list.troubledCount > 0 ? Words.Warning : Words.Neutral
                    onClicked: rail.chosen("stacks")
                }
                NavigationGroup {
                    text: qsTr("Docker")
                    narrow: rail.narrow
                }
                Repeater {
                    model: [{page: "containers", icon: "container", text: qsTr("Containers")},
                            {page: "images", icon: "image", text: qsTr("Images")},
                            {page: "volumes", icon: "volume", text: qsTr("Volumes")},
                            {page: "networks", icon: "network", text: qsTr("Networks")}]
                    NavigationItem {
                        required property var modelData
                        text: modelData.text
                        iconName: modelData.icon
                        narrow: rail.narrow
                        current: rail.page === modelData.page
                        onClicked: rail.chosen(modelData.page)
                    }
                }
                NavigationGroup {
                    text: qsTr("Proxy")
                    narrow: rail.narrow
                }
                NavigationItem {
                    text: qsTr("Routes")
                    iconName: "globe"
                    narrow: rail.narrow
                    current: rail.page === "routes"
                    onClicked: rail.chosen("routes")
                }
                NavigationItem {
                    text: qsTr("Certificates")
                    iconName: "certificate"
                    narrow: rail.narrow
                    current: rail.page === "certificates"
                    badge: rail.catalog.certificates.list.troubledCount > 0 ? rail.catalog.certificates.list.troubledCount : ""
                    badgeTone: Words.Warning
                    onClicked: rail.chosen("certificates")
                }
                NavigationItem {
                    text: "Caddy"
                    iconName: "gauge"
                    narrow: rail.narrow
                    current: rail.page === "caddy"
                    onClicked: rail.chosen("caddy")
                }
                NavigationGroup {
                    text: qsTr("Machine")
                    narrow: rail.narrow
                }
                NavigationItem {
                    text: qsTr("Hosts")
                    iconName: "host"
                    narrow: rail.narrow
                    current: rail.page === "hosts"
                    badge: rail.catalog.hosts.list.troubledCount > 0 ? rail.catalog.hosts.list.troubledCount : ""
                    badgeTone: Words.Warning
                    onClicked: rail.chosen("hosts")
                }
                NavigationItem {
                    text: qsTr("Registries")
                    iconName: "registry"
                    narrow: rail.narrow
                    current: rail.page === "registries"
                    onClicked: rail.chosen("registries")
                }
                NavigationItem {
                    text: qsTr("Sleep")
                    iconName: "moon"
                    narrow: rail.narrow
                    current: rail.page === "sleep"
                    onClicked: rail.chosen("sleep")
                }
                NavigationItem {
                    text: qsTr("Activity")
                    iconName: "activity"
                    narrow: rail.narrow
                    current: rail.page === "activity"
                    badge: rail.catalog.operations.runningCount > 0 ? rail.catalog.operations.runningCount : ""
                    badgeTone: Words.Progress
                    onClicked: rail.chosen("activity")
                }
                NavigationItem {
                    text: qsTr("System")
                    iconName: "system"
                    narrow: rail.narrow
                    current: rail.page === "system"
                    badge: rail.catalog.system.degraded ? "!" : ""
                    badgeTone: Words.Negative
                    onClicked: rail.chosen("system")
                }
            }
        }
        Segmented {
            visible: !rail.narrow
            Layout.leftMargin: 2
            iconsOnly: true
            entries: [{icon: "monitor", text: qsTr("Follow the system")}, {icon: "sun", text: qsTr("Light")}, {icon: "moon", text: qsTr("Dark")}]
            current: rail.preferences.mode
            onChosen: index => rail.preferences.mode = index
        }
        IconButton {
            visible: rail.narrow
            Layout.alignment: Qt.AlignHCenter
            iconName: rail.preferences.dark ? "sun" : "moon"
            text: rail.preferences.dark ? qsTr("Light") : qsTr("Dark")
            onClicked: rail.preferences.mode = rail.preferences.dark ? Preferences.Light : Preferences.Dark
        }
        AppText {
            visible: !rail.narrow
            Layout.fillWidth: true
            Layout.topMargin: Theme.sm
            Layout.leftMargin: 6
            text: (rail.catalog.system.instanceName.length > 0 ? rail.catalog.system.instanceName + " · " : "") + rail.catalog.system.version
            color: Theme.textFaint
            font.pixelSize: Theme.caption
            elide: Text.ElideRight
        }
    }
}
