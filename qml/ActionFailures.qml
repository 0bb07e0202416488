import QtQuick
import WakeDock.Models
import WakeDock.Ui

// What was refused, on whatever page it was asked for, is told in a toast.
Item {
    id: failures

    required property ModelCatalog catalog

    function say(error: var) {
        catalog.notifications.say(Words.Negative, error.title, error.remedy.length > 0 ? error.message + " " + error.remedy : error.message)
    }

    Connections {
        target: failures.catalog.actions
        function onFailed(serviceId, error) { failures.say(error) }
    }
    Connections {
        target: failures.catalog.docker.actions
        function onFailed(key, error) { failures.say(error) }
    }
    Connections {
        target: failures.catalog.hosts.actions
        function onFailed(key, error) { failures.say(error) }
    }
    Connections {
        target: failures.catalog.stacks.actions
        function onFailed(key, error) { failures.say(error) }
    }
    Connections {
        target: failures.catalog.registries.actions
        function onFailed(key, error) { failures.say(error) }
    }
    Connections {
        target: failures.catalog.certificates.actions
        function onFailed(key, error) { failures.say(error) }
    }
}
