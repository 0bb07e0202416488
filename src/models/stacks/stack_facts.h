#pragma once

#include "models/stacks/stack_detail_model.h"

#include <QVariantList>

namespace wakedock::models {

// What a stack's page shows, in words. See StackDetailModel for what the maps hold.

QVariantList stackServiceRows(const StackSight &sight);
QVariantList stackFileRows(const StackSight &sight);
QVariantList stackFactRows(const StackSight &sight, const QString &hostName);

} // namespace wakedock::models
