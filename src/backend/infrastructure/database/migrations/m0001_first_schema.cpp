#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

// Times are milliseconds since 1970 (UTC). What is only ever read whole (a configuration, steps) is one JSON column.
// `seq` numbers rows in the order of their insertion: lists are "newest first" by it, cursors stand on it.

Migration firstSchema()
{
    return {1, "first schema", [](const Dialect &dialect) -> std::vector<std::string> {
                return {
                    "CREATE TABLE services (id TEXT PRIMARY KEY, version BIGINT NOT NULL, revision BIGINT NOT NULL, "
                    "name TEXT NOT NULL UNIQUE, host_id TEXT NOT NULL, kind TEXT NOT NULL, config TEXT NOT NULL, "
                    "a_ip TEXT NOT NULL, a_port INTEGER NOT NULL, b_ip TEXT NOT NULL, b_port INTEGER NOT NULL, "
                    "wished TEXT NOT NULL, live_colour TEXT NOT NULL, resolved_port INTEGER, owner TEXT NOT NULL, "
                    "created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL)",

                    "CREATE TABLE service_revisions (service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE, "
                    "number BIGINT NOT NULL, config TEXT NOT NULL, image_digest TEXT NOT NULL, resolved_port INTEGER, "
                    "deployed_at BIGINT NOT NULL, PRIMARY KEY (service_id, number))",

                    "CREATE TABLE deployments (seq " + dialect.identity()
                        + ", id TEXT NOT NULL UNIQUE, "
                          "service_id TEXT NOT NULL, service_name TEXT NOT NULL, revision BIGINT NOT NULL, "
                          "trigger_word TEXT NOT NULL, status TEXT NOT NULL, steps TEXT NOT NULL, error TEXT, "
                          "actor TEXT NOT NULL, started_at BIGINT NOT NULL, finished_at BIGINT)",
                    "CREATE INDEX deployments_of_service ON deployments (service_id, seq)",

                    "CREATE TABLE operations (seq " + dialect.identity()
                        + ", id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, "
                          "service_id TEXT NOT NULL, service_name TEXT NOT NULL, deployment_id TEXT, status TEXT NOT NULL, "
                          "steps TEXT NOT NULL, error TEXT, intent TEXT NOT NULL, actor TEXT NOT NULL, request_id TEXT NOT "
                          "NULL, "
                          "created_at BIGINT NOT NULL, finished_at BIGINT)",
                    "CREATE INDEX operations_unfinished ON operations (seq) WHERE status IN ('queued', 'running')",

                    "CREATE TABLE users (id TEXT PRIMARY KEY, version BIGINT NOT NULL, username TEXT NOT NULL UNIQUE, "
                    "email TEXT NOT NULL, full_name TEXT NOT NULL, role TEXT NOT NULL, disabled INTEGER NOT NULL, "
                    "password_hash TEXT NOT NULL, created_at BIGINT NOT NULL, last_login_at BIGINT)",

                    "CREATE TABLE sessions (id TEXT PRIMARY KEY, "
                    "user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE, refresh_hash TEXT NOT NULL, "
                    "address TEXT NOT NULL, user_agent TEXT NOT NULL, created_at BIGINT NOT NULL, "
                    "last_used_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, revoked INTEGER NOT NULL)",
                    "CREATE INDEX sessions_of_user ON sessions (user_id, created_at)",
                    "CREATE INDEX sessions_by_expiry ON sessions (expires_at)",

                    "CREATE TABLE audit_log (id BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, "
                    "address TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL, before_text TEXT NOT NULL, "
                    "after_text TEXT NOT NULL, hash TEXT NOT NULL)",
                    "CREATE TABLE audit_head (one INTEGER PRIMARY KEY, last_id BIGINT NOT NULL, last_hash TEXT NOT NULL)",
                    "INSERT INTO audit_head (one, last_id, last_hash) VALUES (1, 0, '')",

                    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
                };
            }};
}

} // namespace wakedock::database
