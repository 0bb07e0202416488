#include "backend/infrastructure/database/repositories/sql_user_repository.h"

#include "backend/infrastructure/database/repositories/repository_errors.h"
#include "backend/infrastructure/serialization/enum_words.h"

namespace wakedock::database {
namespace {

constexpr const char *userInsert =
    "INSERT INTO users (username, email, full_name, role, disabled, password_hash, created_at, last_login_at, id, version) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr const char *userUpdate =
    "UPDATE users SET username = ?, email = ?, full_name = ?, role = ?, disabled = ?, password_hash = ?, created_at = ?, "
    "last_login_at = ?, version = version + 1 WHERE id = ? AND version = ?";
constexpr const char *userById =
    "SELECT id, version, username, email, full_name, role, disabled, password_hash, created_at, "
    "last_login_at FROM users WHERE id = ?";
constexpr const char *userByName =
    "SELECT id, version, username, email, full_name, role, disabled, password_hash, created_at, "
    "last_login_at FROM users WHERE username = ?";
constexpr const char *usersAll =
    "SELECT id, version, username, email, full_name, role, disabled, password_hash, created_at, "
    "last_login_at FROM users ORDER BY username";
constexpr const char *userDelete = "DELETE FROM users WHERE id = ?";
constexpr const char *userAnyWithRole = "SELECT 1 FROM users WHERE role = ? LIMIT 1";
constexpr const char *userLogin = "UPDATE users SET last_login_at = ? WHERE id = ?";

SqlValues userValues(const core::User &user)
{
    return values(user.username, user.email, user.fullName, serialization::wordOf(user.role), user.disabled,
                  user.passwordHash, user.createdAt, user.lastLoginAt, user.id);
}

core::User userFrom(const SqlRows &row)
{
    core::User user;
    user.id = core::UserId(row.text(0));
    user.version = row.number(1);
    user.username = row.text(2);
    user.email = row.text(3);
    user.fullName = row.text(4);
    user.role = serialization::enumFrom<core::Role>(row.text(5));
    user.disabled = row.yes(6);
    user.passwordHash = row.text(7);
    user.createdAt = row.time(8);
    user.lastLoginAt = row.optionalTime(9);
    return user;
}

std::optional<core::User> userOrNothing(SqlRows row)
{
    return row.next() ? std::optional(userFrom(row)) : std::nullopt;
}

Error userConflict(const ConstraintViolation &violation, const std::string &username)
{
    if (violation.where() == "users.username") {
        return Error(ErrorCode::Conflict, "username_taken", "There is already a user named " + username + ".")
            .withRemedy("Choose another name.")
            .withField("username", "is taken");
    }
    return Error(ErrorCode::Conflict, "id_taken", "There is already a user with this id.");
}

} // namespace

core::User SqlUserRepository::create(core::User user)
{
    try {
        m_sql.execute(userInsert, userValues(user));
    } catch (const ConstraintViolation &violation) {
        throw userConflict(violation, user.username);
    }
    user.version = 1;
    return user;
}

core::User SqlUserRepository::update(core::User user)
{
    SqlValues arguments = userValues(user);
    arguments.push_back(toSql(user.version));
    int changed = 0;
    try {
        changed = m_sql.execute(userUpdate, arguments);
    } catch (const ConstraintViolation &violation) {
        throw userConflict(violation, user.username);
    }
    if (changed == 0) {
        throw find(user.id) ? versionChanged("user") : rowNotFound("user");
    }
    ++user.version;
    return user;
}

std::optional<core::User> SqlUserRepository::find(const core::UserId &id)
{
    return userOrNothing(m_sql.query(userById, values(id)));
}

std::optional<core::User> SqlUserRepository::findByName(const std::string &username)
{
    return userOrNothing(m_sql.query(userByName, values(username)));
}

std::vector<core::User> SqlUserRepository::list()
{
    std::vector<core::User> users;
    auto rows = m_sql.query(usersAll);
    while (rows.next()) {
        users.push_back(userFrom(rows));
    }
    return users;
}

void SqlUserRepository::remove(const core::UserId &id)
{
    m_sql.execute(userDelete, values(id));
}

bool SqlUserRepository::anyAdmin()
{
    return m_sql.query(userAnyWithRole, values(serialization::wordOf(core::Role::Admin))).next();
}

void SqlUserRepository::recordLogin(const core::UserId &id, Timestamp at)
{
    if (m_sql.execute(userLogin, values(at, id)) == 0) {
        throw rowNotFound("user");
    }
}

} // namespace wakedock::database
