import QtQuick
import QtQuick.Controls.Basic
import WakeDock.Models
import WakeDock.Ui

// The doctor's findings, on a page of their own.
Flickable {
    id: flick
    required property DoctorModel doctor
    contentHeight: card.height + Theme.xl
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    ScrollBar.vertical: AppScrollBar { }
    DoctorCard {
        id: card
        x: Theme.xl
        width: flick.width - 2 * Theme.xl
        height: implicitHeight
        doctor: flick.doctor
    }
}
