#pragma once

#include <QByteArray>
#include <QHash>
#include <QVariant>

#include <initializer_list>

namespace wakedock::models {

/// What each role of a list is called in QML and how it is read off a row: said once, for roleNames() and data() alike.
template <class Row>
class RoleTable
{
public:
    using Reader = QVariant (*)(const Row &);
    struct Entry {
        int role;
        const char *name;
        Reader read;
    };

    RoleTable(std::initializer_list<Entry> entries)
    {
        for (const Entry &entry : entries) {
            m_names.insert(entry.role, entry.name);
            m_readers.insert(entry.role, entry.read);
        }
    }

    [[nodiscard]] const QHash<int, QByteArray> &names() const { return m_names; }
    /// Nothing for a role that is not in the table.
    [[nodiscard]] QVariant read(const Row &row, int role) const
    {
        const Reader reader = m_readers.value(role, nullptr);
        return reader ? reader(row) : QVariant();
    }

private:
    QHash<int, QByteArray> m_names;
    QHash<int, Reader> m_readers;
};

} // namespace wakedock::models
