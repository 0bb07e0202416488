import QtQuick
import QtQuick.Layouts
import WakeDock.Ui

// One number of the sleep card.
LabelledField {
    id: field
    property string value
    signal entered(string text)

    Layout.fillWidth: true
    Layout.preferredWidth: 1
    Layout.alignment: Qt.AlignTop
    AppTextField {
        objectName: "number"
        width: parent.width
        text: field.value
        wrong: field.error.length > 0
        Accessible.name: field.label
        Accessible.description: field.error
        onTextEdited: field.entered(text)
    }
}
