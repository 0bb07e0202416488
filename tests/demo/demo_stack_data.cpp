#include "tests/demo/demo_stacks.h"

#include "backend/core/domain/rules/stack_rules.h"

#include <chrono>

namespace wakedock::tests {

using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

StackServiceRow demoRow(const std::string &name, const std::string &image, StackServiceStatus status, int port = 0)
{
    StackServiceRow row;
    row.name = name;
    row.image = image;
    row.status = status;
    row.containers = 1;
    row.running = status == StackServiceStatus::Running ? 1 : 0;
    row.containerIds = {name};
    if (status == StackServiceStatus::Failed) {
        row.exitCode = 1;
    }
    if (port != 0) {
        row.ports.push_back({"127.0.0.1", port, port, Protocol::Tcp});
    }
    return row;
}

DemoStack kept(const std::string &name, std::vector<StackFile> files, std::vector<StackServiceRow> rows, Timestamp changed)
{
    DemoStack one;
    one.files = std::move(files);
    one.stack.id = {localHost(), name};
    one.stack.services = std::move(rows);
    StackRecord record;
    record.id = one.stack.id;
    record.version = 4;
    record.revision = 3;
    record.directory = "/var/lib/wakedock/stacks/" + name;
    record.composeFiles = {"compose.yaml"};
    for (const StackFile &file : one.files) {
        record.files.push_back(file.name);
    }
    record.lastUpSeconds = 11;
    record.owner = "operator";
    record.createdAt = changed - 400h;
    record.updatedAt = changed;
    one.stack.record = record;
    one.stack.status = stackStatus(one.stack.services, record.wished);
    one.stack.statusReason = stackStatusReason(one.stack.services, record.wished);
    return one;
}

const char *blogText = R"(services:
  web:
    image: ghost:5.82
    ports: ["8082:2368"]
    environment:
      database__connection__host: db
      database__connection__password: ${DB_PASSWORD}
    depends_on: [db]
  db:
    image: mysql:8.0
    environment:
      MYSQL_ROOT_PASSWORD: ${DB_PASSWORD}
    volumes: [data:/var/lib/mysql]
volumes:
  data: {}
)";

const char *monitoringText = R"(services:
  grafana:
    image: grafana/grafana:10.2
    ports: ["3000:3000"]
    environment:
      GF_SECURITY_ADMIN_PASSWORD: ${ADMIN_PASSWORD}
    volumes: [grafana-data:/var/lib/grafana]
    depends_on:
      migrate: {condition: service_completed_successfully}
  migrate:
    image: grafana/grafana:10.2
    command: ["grafana", "cli", "admin", "data-migration"]
    volumes: [grafana-data:/var/lib/grafana]
  prometheus:
    image: prom/prometheus:v2.48
    volumes: [prometheus-data:/prometheus]
  adminer:
    image: adminer:4.8
    profiles: [debug]
volumes:
  grafana-data: {}
  prometheus-data: {}
)";

const char *photosText = R"(services:
  server:
    image: photoprism/photoprism:231128
    ports: ["8090:2342"]
    depends_on: [database]
  database:
    image: mariadb:11.1
    volumes: [database:/var/lib/mysql]
volumes:
  database: {}
)";

const char *wikiText = R"(services:
  wiki:
    image: requarks/wiki:2.5
    ports: ["8085:3000"]
)";

Operation demoPast(const std::string &id, OperationKind kind, const std::string &stack, Timestamp when)
{
    Operation one;
    one.id = OperationId("00000000-0000-4000-9100-0000000000" + id);
    one.kind = kind;
    one.serviceId = stackSubject({localHost(), stack});
    one.serviceName = stack;
    one.actor = "local:operator";
    one.status = RunStatus::Succeeded;
    one.createdAt = when;
    one.finishedAt = when + 14s;
    return one;
}

} // namespace

std::vector<Operation> demoStackOperations(Timestamp now)
{
    Operation failed = demoPast("12", OperationKind::Redeploy, "monitoring", now - 51h);
    failed.status = RunStatus::Undone;
    failed.error = FailureRecord{"stack_service_failed",
                                 "wait_ready",
                                 "grafana ended with code 1 before it was ready.",
                                 "Its last lines are in the container's log.",
                                 {"The files were put back", "The services run as before"}};
    return {demoPast("10", OperationKind::Redeploy, "monitoring", now - 3h), failed,
            demoPast("13", OperationKind::Stop, "team-wiki", now - 190h)};
}

std::vector<DemoStack> demoStacks(Timestamp now)
{
    using enum StackServiceStatus;
    DemoStack blog = kept("blog", {{"compose.yaml", blogText}, {".env", "DB_PASSWORD=correct-horse-battery\n"}},
                          {demoRow("db", "mysql:8.0", Running), demoRow("web", "ghost:5.82", Running, 8082)}, now - 70h);
    DemoStack monitoring = kept(
        "monitoring", {{"compose.yaml", monitoringText}, {".env", "ADMIN_PASSWORD=correct-horse-battery\n"}},
        {demoRow("grafana", "grafana/grafana:10.2", Running, 3000), demoRow("migrate", "grafana/grafana:10.2", Completed),
         demoRow("prometheus", "prom/prometheus:v2.48", Running)},
        now - 3h);
    monitoring.stack.record->revision = 7;
    monitoring.stack.services.front().domain = "grafana.example.org";
    DemoStack photos =
        kept("photos", {{"compose.yaml", photosText}},
             {demoRow("database", "mariadb:11.1", Running), demoRow("server", "photoprism/photoprism:231128", Failed, 8090)},
             now - 26h);
    DemoStack wiki = kept("team-wiki", {{"compose.yaml", wikiText}}, {}, now - 190h);
    wiki.stack.record->wished = WishedRun::Stopped;
    wiki.stack.services = stackRows({}, {"wiki"});
    wiki.stack.status = StackStatus::Stopped;

    DemoStack media;
    media.stack.id = {localHost(), "media"};
    media.stack.services = {demoRow("jellyfin", "jellyfin/jellyfin:10.8.13", Running, 8096),
                            demoRow("transcoder", "jellyfin/jellyfin:10.8.13", Running)};
    media.stack.status = StackStatus::Running;
    media.stack.origin = {"/srv/media", {"/srv/media/docker-compose.yml"}, {}};

    DemoStack backup = kept("backup", {{"compose.yaml", "services:\n  restic:\n    image: restic/rest-server:0.12.1\n"}},
                            {demoRow("restic", "restic/rest-server:0.12.1", Running, 8000)}, now - 50min);
    backup.stack.id.hostId = HostId("nas");
    backup.stack.record->id = backup.stack.id;
    backup.stack.record->revision = 1;
    return {blog, media, monitoring, photos, wiki, backup};
}

} // namespace wakedock::tests
