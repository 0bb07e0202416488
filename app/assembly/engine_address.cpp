#include "app/assembly/engine_address.h"

#include "backend/shared/exceptions/error.h"

#include <QFile>

namespace wakedock::app {

namespace {

std::string addressPem(const std::string &setting, const std::string &path)
{
    if (path.empty()) {
        return {};
    }
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(ErrorCode::Unavailable, "tls_unreadable",
                    "The file " + path + " (" + setting + ") cannot be read: " + file.errorString().toStdString() + ".")
            .withRemedy("Correct " + setting + ", or give WakeDock the right to read the file.");
    }
    return file.readAll().toStdString();
}

} // namespace

core::EngineAddress localEngineAddress(const DockerSettings &settings)
{
    core::EngineAddress address;
    address.url = settings.host;
    const bool hasTls = !settings.tlsCa.empty() || !settings.tlsCert.empty();
    if (settings.host.starts_with("tcp://") && hasTls) {
        address.tls =
            core::EngineTls{addressPem("docker.tls_ca", settings.tlsCa), addressPem("docker.tls_cert", settings.tlsCert),
                            Secret(addressPem("docker.tls_key", settings.tlsKey))};
    }
    return address;
}

} // namespace wakedock::app
