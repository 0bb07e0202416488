#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/shared/exceptions/error.h"
#include "models/services/form_rows_model.h"

#include <QString>

#include <vector>

namespace wakedock::models {

/// What stands in the deploy form, as text.
struct DeployFormText {
    /// How readiness is told; the order of the form's choices.
    enum class Health { Automatic, Http, Tcp, Docker, None };

    QString name;
    QString image;
    QString domain;
    QString hostId; ///< Empty = this machine.
    QString upstreamPort;
    QString caddySnippet;
    Health health = Health::Automatic;
    QString healthPath;
    QString healthInterval;
    std::vector<FormRow> ports;
    std::vector<FormRow> environment;
    std::vector<FormRow> volumes;
};

/// Which row of the form an entry of the configuration came from: empty rows are not sent.
struct DeployFormReading {
    core::ServiceConfig config;
    /// Texts that are no value at all (`80a` as a port). The rules of the core are asked beside.
    std::vector<FieldError> unreadable;
    std::vector<int> portRows;
    std::vector<int> volumeRows;
};

DeployFormReading readDeployForm(const DeployFormText &form);

} // namespace wakedock::models
