import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// Where two configurations differ, place by place: what goes, what comes, and whose it is.
ListView {
    id: list
    required property DifferenceListModel differences
    clip: true
    model: differences
    spacing: Theme.md
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    ScrollBar.vertical: AppScrollBar { }
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
    Accessible.role: Accessible.List
    Accessible.name: differences.summary
    delegate: DifferenceRow {
        width: list.width
        onFoldRequested: isFolded => list.differences.fold(index, isFolded)
    }
}
