#include "backend/security/auth/argon2_password_hasher.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <limits>

using namespace wakedock;
using namespace wakedock::security;
using namespace wakedock::tests;

class TestArgon2PasswordHasher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPasswordIsKnownAgainByItsHash()
    {
        Argon2PasswordHasher hasher(m_cheap);
        const auto hash = await(hasher.hash(Secret("violet harbour")));
        QVERIFY(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
        QVERIFY(hash.find("violet") == std::string::npos);
        QVERIFY(await(hasher.verify(Secret("violet harbour"), hash)));
        QVERIFY(!await(hasher.verify(Secret("violet harbou"), hash)));
        QVERIFY(!await(hasher.verify(Secret(""), hash)));
    }

    void equalPasswordsHaveDifferentHashes()
    {
        Argon2PasswordHasher hasher(m_cheap);
        QVERIFY(await(hasher.hash(Secret("same"))) != await(hasher.hash(Secret("same"))));
    }

    void passwordsMayHoldAnyBytes()
    {
        Argon2PasswordHasher hasher(m_cheap);
        const std::string bytes("nul\0inside \xff\xfe", 13);
        const auto hash = await(hasher.hash(Secret(bytes)));
        QVERIFY(await(hasher.verify(Secret(bytes), hash)));
        QVERIFY(!await(hasher.verify(Secret("nul"), hash)));
    }

    void anUnknownUserOrABrokenHashIsNeverRight()
    {
        Argon2PasswordHasher hasher(m_cheap);
        QVERIFY(!await(hasher.verify(Secret("violet harbour"), "")));
        QVERIFY(!await(hasher.verify(Secret(""), "")));
        QVERIFY(!await(hasher.verify(Secret("violet harbour"), "not a hash")));
    }

    void anUnknownUserTakesAsLongAsAKnownOne()
    {
        Argon2PasswordHasher hasher;
        const auto hash = await(hasher.hash(Secret("violet harbour")));
        const auto known = cheapest([&] { await(hasher.verify(Secret("wrong"), hash)); });
        const auto unknown = cheapest([&] { await(hasher.verify(Secret("wrong"), "")); });
        const auto ratio = static_cast<double>(unknown) / static_cast<double>(known);
        QVERIFY2(ratio > 0.6 && ratio < 1.7, qPrintable(QString::number(ratio)));
    }

    void theCallingThreadNeverWaits()
    {
        Argon2PasswordHasher hasher;
        QElapsedTimer timer;
        timer.start();
        auto hashing = hasher.hash(Secret("violet harbour"));
        QVERIFY(!hashing.isReady());
        QVERIFY(timer.elapsed() < 20);
        await(std::move(hashing));
    }

    void moreThanTheQueueHoldsIsRefusedWithAHintWhenToComeBack()
    {
        Argon2PasswordHasher hasher(m_cheap, 3);
        std::vector<Task<std::string>> accepted;
        for (int i = 0; i < 3; ++i) {
            accepted.push_back(hasher.hash(Secret("violet harbour")));
        }
        const auto refused = awaitError(hasher.verify(Secret("x"), ""));
        QCOMPARE(refused->code(), ErrorCode::TooManyRequests);
        QCOMPARE(refused->reason(), std::string("password_queue_full"));
        QVERIFY(refused->context().contains("retry_after_seconds"));
        for (auto &each : accepted) {
            QVERIFY(!await(std::move(each)).empty());
        }
        QVERIFY(!await(hasher.verify(Secret("x"), "")));
    }

    void aHasherThatGoesAnswersWhatItBegan()
    {
        auto hasher = std::make_unique<Argon2PasswordHasher>(m_cheap);
        auto one = hasher->hash(Secret("violet harbour"));
        auto two = hasher->hash(Secret("violet harbour"));
        hasher.reset();
        QVERIFY(one.isReady());
        QVERIFY(two.isReady());
    }

private:
    /// Processor time of this whole program, so that what else the machine does is not measured.
    static std::int64_t processorTime()
    {
        timespec now{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        return now.tv_sec * 1'000'000'000 + now.tv_nsec;
    }
    template <class Work>
    static std::int64_t cheapest(Work work)
    {
        std::int64_t best = std::numeric_limits<std::int64_t>::max();
        for (int i = 0; i < 7; ++i) {
            const auto before = processorTime();
            work();
            best = std::min(best, processorTime() - before);
        }
        return best;
    }

    Argon2Cost m_cheap{1, 8192};
};

WAKEDOCK_TEST(TestArgon2PasswordHasher)
#include "test_argon2_password_hasher.moc"
