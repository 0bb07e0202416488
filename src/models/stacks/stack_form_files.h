#pragma once

#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace wakedock::models {

/// The files of a stack while somebody writes them.
class StackFormFiles
{
public:
    /// A new stack's: `compose.yaml` and `.env`, both empty.
    void startNew();
    /// Those of a stack that is there; one without `.env` gets an empty one to write in.
    void take(std::vector<core::StackFile> files, std::vector<std::string> composeFiles);

    [[nodiscard]] QStringList names() const;
    [[nodiscard]] int indexOf(const QString &name) const;
    [[nodiscard]] QString textAt(int index) const;
    /// @return whether it is another text than before
    bool write(int index, const QString &text);
    /// What is to be sent: an empty `.env` is none.
    [[nodiscard]] core::StackContent content(const QString &profiles) const;

private:
    std::vector<core::StackFile> m_files;
    std::vector<std::string> m_composeFiles; ///< Empty = the usual ones.
};

} // namespace wakedock::models
