#pragma once

#include "backend/core/domain/engine_objects.h"
#include "models/common/words.h"

#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>

#include <map>
#include <string>
#include <vector>

namespace wakedock::models {

/// `Running`, `Unhealthy`, `Exited (1)`: the word beside the dot.
QString containerStatusWord(const core::Container &container);
Tone containerTone(const core::Container &container);
/// Nothing runs in it: it can be started.
bool isContainerAtRest(core::ContainerStatus status);
bool isContainerUp(core::ContainerStatus status);
/// `8080 → 80`, as bound on the host; each once, though the engine tells of IPv4 and IPv6.
QStringList containerPortTexts(const core::Container &container);
/// `shop, blog +2`, services first and without their containers; empty when nobody uses it.
QString usersText(const std::vector<core::ObjectUser> &users);
/// All of them, with what each is.
QString usersSentence(const std::vector<core::ObjectUser> &users);
/// `3f2a91c07d44`, without the algorithm.
QString shortId(const std::string &id);
/// {label, value, mono}; added where there is a value.
void addDockerFact(QVariantList &facts, const QString &label, const QString &value, bool mono = false);
/// The names alone: values of labels and options may be secrets.
QString namesText(const std::map<std::string, std::string> &pairs);
QString dockerWord(const char *word);
QString restartWord(core::RestartPolicy policy);

/// Bits of GroupsRole where a list is filtered by use.
enum UseGroup { UsedGroup = 1, UnusedGroup = 2, UntaggedGroup = 4 };
int useGroup(const std::vector<core::ObjectUser> &users);

} // namespace wakedock::models
