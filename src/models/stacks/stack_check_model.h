#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>

#include <functional>
#include <string>
#include <utility>

namespace wakedock::models {

/// Everything that is wrong with the files of a stack being written, by the core's own rules, shortly after each key.
class StackCheckModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool fresh READ isFresh NOTIFY changed)
    Q_PROPERTY(QVariantList problems READ problems NOTIFY changed)
    Q_PROPERTY(int errorCount READ errorCount NOTIFY changed)
    Q_PROPERTY(QString nameError READ nameError NOTIFY changed)

public:
    using Written = std::pair<std::string, core::StackContent>; ///< The stack's name, and its files.
    /// @param written tells what stands there when it is to be checked
    StackCheckModel(Bridge &bridge, std::function<Written()> written, QObject *parent = nullptr);

    /// The problems are those of what stands there now.
    [[nodiscard]] bool isFresh() const { return m_isFresh; }
    /// See stackProblems().
    [[nodiscard]] QVariantList problems() const { return m_problems; }
    [[nodiscard]] int errorCount() const;
    [[nodiscard]] QString nameError() const { return m_nameError; }
    [[nodiscard]] bool isClean() const { return m_isFresh && errorCount() == 0 && m_nameError.isEmpty(); }

    /// Something was written.
    void soon();
    void now();
    void clear();

Q_SIGNALS:
    void changed();

private:
    void take(const core::ComposeReading &reading);
    void take(const Error &refusal);

    Bridge &m_bridge;
    std::function<Written()> m_written;
    QVariantList m_problems;
    QString m_nameError;
    bool m_isFresh = false;
    QTimer m_soon;
    Generation m_generation;
};

} // namespace wakedock::models
