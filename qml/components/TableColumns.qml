import QtQuick
import WakeDock.Ui

// Where the columns of a list stand, for its header and its rows alike. An entry is {title, width or weight, hideBelow,
// role, numbers}: what has no room gives way, what has a role sorts, numbers stand at the right of their column.
QtObject {
    id: columns
    required property real width
    required property var entries
    property real actionsWidth: 112
    readonly property var cells: {
        const shown = entries.map(entry => width >= Theme.px(entry.hideBelow ?? 0))
        let room = width - 2 * Theme.md - actionsWidth
        let weights = 0
        for (let i = 0; i < entries.length; ++i) {
            if (shown[i] && entries[i].width !== undefined)
                room -= Theme.px(entries[i].width)
            else if (shown[i])
                weights += entries[i].weight
        }
        const places = []
        let x = Theme.md
        for (let i = 0; i < entries.length; ++i) {
            const wide = !shown[i] ? 0 : entries[i].width !== undefined ? Theme.px(entries[i].width)
                                   : Math.max(0, Math.floor(room * entries[i].weight / weights))
            places.push({x: x, width: wide})
            x += wide
        }
        return places
    }
}
