#include "remote_world.h"

#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <chrono>
#include <stdexcept>

namespace wakedock::tests {

QString textOf(const Answer &answer, const char *key)
{
    return answer.json.value(QLatin1String(key)).toString();
}

RemoteWorld::RemoteWorld()
{
    TestImages::ensure();
    for (const char *name : {TestImages::Web, TestImages::Web2, TestImages::Crash, TestImages::Mute}) {
        far.take(name);
    }
    if (!program.start()) {
        throw std::runtime_error(program.output().toStdString());
    }
    const Answer added = program.post(QStringLiteral("/hosts"), far.host(QStringLiteral("attic")));
    host = textOf(added, "id");
    if (added.status != 201 || !hostBecomes("available")) {
        throw std::runtime_error("no host: " + added.body.toStdString());
    }
}

bool RemoteWorld::hostBecomes(const char *availability)
{
    const QString path = QStringLiteral("/hosts/") + host;
    return waitUntil([&] { return textOf(program.get(path), "availability") == QLatin1String(availability); },
                     std::chrono::seconds(60));
}

QStringList RemoteWorld::farContainers() const
{
    const auto names = runDocker({"ps", "-a", "--format", "{{.Names}}"}, far.socket());
    return QString::fromStdString(names).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

int RemoteWorld::reservedPort(const char *service) const
{
    int port = 0;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
        database.setDatabaseName(program.dataDirectory() + QStringLiteral("/wakedock.db"));
        database.open();
        QSqlQuery query(database);
        query.prepare(QStringLiteral("SELECT live_colour, a_port, b_port FROM services WHERE name = ?"));
        query.addBindValue(QLatin1String(service));
        if (query.exec() && query.next()) {
            port = query.value(query.value(0).toString() == QStringLiteral("a") ? 2 : 1).toInt();
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("look"));
    return port;
}

} // namespace wakedock::tests
