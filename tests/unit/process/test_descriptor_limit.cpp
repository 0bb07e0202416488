#include "app/process/descriptor_limit.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <sys/resource.h>

#include <algorithm>

using namespace wakedock;

class TestDescriptorLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asManyFilesAsTheSystemAllowsMayBeOpen()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit small = before;
        small.rlim_cur = std::min<rlim_t>(before.rlim_max, 256);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &small), 0);
        app::raiseDescriptorLimit();
        rlimit after{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &after), 0);
        QCOMPARE(after.rlim_cur, std::min<rlim_t>(before.rlim_max, 65536));
        QCOMPARE(after.rlim_max, before.rlim_max);
        setrlimit(RLIMIT_NOFILE, &before);
    }

    void aHigherLimitIsLeftAlone()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        if (before.rlim_max <= 65536) {
            app::raiseDescriptorLimit();
            return;
        }
        rlimit high = before;
        high.rlim_cur = 70000;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &high), 0);
        app::raiseDescriptorLimit();
        rlimit after{};
        getrlimit(RLIMIT_NOFILE, &after);
        QCOMPARE(after.rlim_cur, rlim_t(70000));
        setrlimit(RLIMIT_NOFILE, &before);
    }
};

WAKEDOCK_TEST(TestDescriptorLimit)
#include "test_descriptor_limit.moc"
