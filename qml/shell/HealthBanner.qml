import QtQuick
import WakeDock.Models
import WakeDock.Ui

// Docker or Caddy is missing: what is known stays on screen, and this says why it may be old.
Item {
    id: banner
    required property SystemModel system

    objectName: "healthBanner"
    implicitHeight: system.degraded ? notice.implicitHeight + Theme.lg : 0
    visible: system.degraded
    Notice {
        id: notice
        x: Theme.xl
        y: Theme.lg
        width: parent.width - 2 * Theme.xl
        tone: Words.Warning
        title: banner.system.bannerTitle
        detail: banner.system.bannerDetail
        remedy: banner.system.bannerRemedy
        AppButton {
            text: qsTr("Check again")
            onClicked: banner.system.reload()
        }
    }
}
