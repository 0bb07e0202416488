#pragma once

#include <QByteArray>
#include <QList>
#include <QLocalServer>
#include <QObject>
#include <QString>
#include <QTemporaryDir>

class QLocalSocket;

namespace wakedock::tests {

/// The real engine, seen through a socket that fails on request: everything passes, but for the calls a test names. Runs in
/// the test's own event loop.
class FaultyEngine : public QObject
{
    Q_OBJECT

public:
    enum class Fault {
        Refuse, ///< answers 500 with a message, and the engine never hears of it
        Cut, ///< closes the connection without an answer
        Hang, ///< takes the call and never answers
    };
    Q_ENUM(Fault)

    explicit FaultyEngine(QString realSocket = QStringLiteral("/var/run/docker.sock"));
    ~FaultyEngine() override;

    [[nodiscard]] QString url() const;
    /// Calls whose first line matches (`POST .*/containers/create`) fail like this from now on.
    void fail(const QString &pattern, Fault fault);
    /// Everything passes again.
    void heal() { m_rules.clear(); }
    /// How many calls were failed so far.
    [[nodiscard]] int failed() const { return m_failed; }

private:
    struct Rule {
        QString pattern;
        Fault fault;
    };

    void take(QLocalSocket *client);
    void forward(QLocalSocket *client, QLocalSocket *engine);
    [[nodiscard]] const Rule *ruleFor(const QByteArray &head) const;
    void strike(QLocalSocket *client, Fault fault);

    QString m_realSocket;
    QTemporaryDir m_folder;
    QLocalServer m_server;
    QList<Rule> m_rules;
    int m_failed = 0;
};

} // namespace wakedock::tests
