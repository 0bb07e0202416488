import QtQuick
import WakeDock.Ui

// Headers of one direction, a line each.
LabelledField {
    id: field
    property string headers
    property var errors: ({})
    required property string key
    signal written(string headers)
    readonly property string found: Object.keys(errors).filter(name => name.startsWith(key)).map(name => errors[name])[0] ?? ""

    optional: true
    help: qsTr("A line each: Name: value sets, +Name: value adds, -Name removes.")
    error: found
    CodeArea {
        id: area
        objectName: field.key + "Field"
        width: parent.width
        implicitHeight: 74
        name: field.label
        wrong: field.found.length > 0
        onWritten: text => field.written(text)
        // Not bound: writing would end the binding.
        function refill() {
            if (text !== field.headers)
                text = field.headers
        }
        Component.onCompleted: refill()
        Connections {
            target: field
            function onHeadersChanged() { area.refill() }
        }
    }
}
