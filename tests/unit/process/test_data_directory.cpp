#include "app/process/data_directory.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace wakedock;
using namespace wakedock::app;

class TestDataDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isMadeForItsOwnerOnly()
    {
        const QTemporaryDir root;
        const QString path = root.filePath(QStringLiteral("deep/data"));
        const DataDirectory directory(path.toStdString());
        const auto allowed = QFileInfo(path).permissions();
        QVERIFY(allowed.testFlag(QFile::WriteOwner));
        QVERIFY(!allowed.testAnyFlags(QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther));
    }

    void belongsToOneProcessAtATimeAndNamesTheOther()
    {
        const QTemporaryDir root;
        const std::string path = root.filePath(QStringLiteral("data")).toStdString();
        {
            const DataDirectory first(path);
            try {
                const DataDirectory second(path);
                QFAIL("a second process got in");
            } catch (const Error &error) {
                QCOMPARE(error.reason(), std::string("data_dir_in_use"));
                QVERIFY(error.message().find(std::to_string(QCoreApplication::applicationPid())) != std::string::npos);
            }
        }
        const DataDirectory again(path);
    }

    void saysWhyItCannotBeUsed()
    {
        try {
            const DataDirectory directory("/proc/wakedock");
            QFAIL("nobody can write there");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("data_dir_unusable"));
            QVERIFY(!error.remedy().empty());
        }
    }
};

WAKEDOCK_TEST(TestDataDirectory)
#include "test_data_directory.moc"
