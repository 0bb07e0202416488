#include "backend/infrastructure/monitoring/spdlog_sink.h"
#include "backend/shared/exceptions/error.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <thread>

using namespace wakedock;
using namespace wakedock::monitoring;

class TestSpdlogSink : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] LogOptions toFile(const QString &name) const
    {
        LogOptions options;
        options.console = false;
        options.file = m_folder.filePath(name).toStdString();
        return options;
    }
    [[nodiscard]] QList<QByteArray> linesOf(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
    }

private Q_SLOTS:
    void linesBelowTheLevelAreNotWritten()
    {
        {
            SpdlogSink sink(toFile("level.log"));
            const Log log(sink, log_category::App);
            log.debug("not this");
            log.info("this");
            sink.setLevel(LogLevel::Debug);
            log.debug("now this");
            QVERIFY(!sink.wants(LogLevel::Trace));
        }
        const auto lines = linesOf("level.log");
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.at(0).endsWith(" info     app        this"));
        QVERIFY(lines.at(1).endsWith(" debug    app        now this"));
    }

    void whatWasWrittenIsThereWhenTheSinkHasGone()
    {
        auto options = toFile("all.log");
        options.json = true;
        {
            SpdlogSink sink(options);
            const Log log(sink, log_category::App);
            for (int i = 0; i < 500; ++i) {
                log.info("line", {{"number", std::to_string(i)}});
            }
        }
        const auto lines = linesOf("all.log");
        QCOMPARE(lines.size(), 500);
        QVERIFY(lines.last().endsWith(R"("message":"line","number":"499"})"));
    }

    void manyThreadsWriteWholeLines()
    {
        {
            SpdlogSink sink(toFile("threads.log"));
            std::vector<std::thread> threads;
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&sink] {
                    for (int i = 0; i < 200; ++i) {
                        Log(sink, log_category::Api).info("a line of some length", {{"key", "value"}});
                    }
                });
            }
            for (auto &thread : threads) {
                thread.join();
            }
        }
        const auto lines = linesOf("threads.log");
        QCOMPARE(lines.size(), 800);
        for (const auto &line : lines) {
            QVERIFY2(line.endsWith("api        a line of some length  key=value"), line.constData());
        }
    }

    void theFileIsForItsOwnerOnlyAndRotated()
    {
        auto options = toFile("rotated.log");
        options.maxFileBytes = 4096;
        options.maxFiles = 3;
        {
            SpdlogSink sink(options);
            for (int i = 0; i < 500; ++i) {
                sink.write(LogLevel::Info, log_category::App, "a line of some length", {});
            }
        }
        const auto files = QDir(m_folder.path()).entryInfoList({"rotated*"});
        QCOMPARE(files.size(), 3);
        for (const auto &file : files) {
            QVERIFY(file.size() <= 4096);
            struct stat found = {};
            QCOMPARE(::stat(QFile::encodeName(file.filePath()).constData(), &found), 0);
            QCOMPARE(found.st_mode & 0777, mode_t(0600));
        }
    }

    /// A FIFO whose reader has stopped stands for a disk that hangs.
    void aWriterIsNotBlockedByASlowReaderAndTheLossIsTold()
    {
        const QByteArray path = QFile::encodeName(m_folder.filePath("slow.log"));
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        QFile reader(path);
        std::thread opening([&reader] { QVERIFY(reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered)); });
        auto sink = std::make_unique<SpdlogSink>(toFile("slow.log"));
        opening.join();
        for (int i = 0; i < 20'000; ++i) {
            sink->write(LogLevel::Info, log_category::App, "a line of some length", {});
        }
        QByteArray all;
        std::thread reading([&reader, &all] { all = reader.readAll(); });
        sink.reset();
        reading.join();
        QVERIFY(all.count('\n') < 20'000);
        QVERIFY(all.contains("The log could not keep up; the oldest lines are lost."));
    }

    void aFileThatCannotBeWrittenIsRefusedWithARemedy()
    {
        try {
            SpdlogSink(LogOptions{.console = false, .file = "/proc/none/wakedock.log"});
            QFAIL("It was accepted.");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("log_file_unwritable"));
            QVERIFY(!error.remedy().empty());
        }
    }
};

WAKEDOCK_TEST(TestSpdlogSink)
#include "test_spdlog_sink.moc"
