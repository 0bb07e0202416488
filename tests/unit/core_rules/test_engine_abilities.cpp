#include "backend/core/domain/rules/engine_abilities.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock::core;

namespace {

EngineVersion abilityEngine(const char *name, const char *version, const char *os = "linux")
{
    return {name, version, "1.41", os, "amd64"};
}

} // namespace

class TestEngineAbilities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dockerCanAllOfIt()
    {
        for (const char *version : {"20.10.24", "29.0.1"}) {
            for (const auto ability : {EngineAbility::PauseContainers, EngineAbility::RenameContainers,
                                       EngineAbility::PruneBuildCache, EngineAbility::AttachableNetworks}) {
                QCOMPARE(whyNot(ability, abilityEngine("Docker Engine", version)), std::string());
            }
        }
    }

    void podmanSaysWhatItHasNoUseFor()
    {
        const auto podman = abilityEngine("Podman", "4.3.1");
        QVERIFY(whyNot(EngineAbility::PruneBuildCache, podman).find("Podman") != std::string::npos);
        QVERIFY(!whyNot(EngineAbility::AttachableNetworks, podman).empty());
        QCOMPARE(whyNot(EngineAbility::RenameContainers, podman), std::string());
        QCOMPARE(whyNot(EngineAbility::PauseContainers, podman), std::string());
        QVERIFY(whyNot(EngineAbility::RenameContainers, abilityEngine("Podman", "2.2.1")).find("3.0") != std::string::npos);
    }

    void windowsContainersAreNotPaused()
    {
        QVERIFY(!whyNot(EngineAbility::PauseContainers, abilityEngine("Docker Engine", "24.0", "windows")).empty());
    }

    void ofAnEngineThatIsNotKnownNothingIsRuledOut()
    {
        QCOMPARE(whyNot(EngineAbility::PauseContainers, {}), std::string());
        QCOMPARE(whyNot(EngineAbility::PruneBuildCache, {}), std::string());
    }
};

WAKEDOCK_TEST(TestEngineAbilities)
#include "test_engine_abilities.moc"
