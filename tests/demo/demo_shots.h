#pragma once

#include <QString>

namespace wakedock::tests {

/// Writes a picture of every page and dialog, in both themes, into `folder`. False when one could not be written.
/// @param qmlFolder see DesktopGround
bool takeShots(const QString &folder, const QString &qmlFolder);

} // namespace wakedock::tests
