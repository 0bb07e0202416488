import QtQuick
import WakeDock.Ui

// Where the columns of the list stand, for its header and its rows alike. What does not fit gives way: memory first.
QtObject {
    required property real width
    readonly property real statusWidth: Theme.px(150)
    readonly property real cpuWidth: Theme.px(142)
    readonly property real memoryWidth: width > 760 ? Theme.px(88) : 0
    readonly property real actionsWidth: 136
    readonly property real flexible: Math.max(240, width - statusWidth - cpuWidth - memoryWidth - actionsWidth - 2 * Theme.md)
    readonly property real domainWidth: flexible > 380 ? Math.floor(flexible * 0.42) : 0
    readonly property real nameWidth: flexible - domainWidth
    readonly property real statusX: Theme.md + nameWidth
    readonly property real domainX: statusX + statusWidth
    readonly property real cpuX: domainX + domainWidth
    readonly property real memoryX: cpuX + cpuWidth
}
