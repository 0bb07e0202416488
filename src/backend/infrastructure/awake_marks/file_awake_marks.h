#pragma once

#include "backend/core/ports/i_awake_marks.h"

#include <string>

namespace wakedock::awake_marks {

/// Marks as empty files in `<run dir>/awake` (names: core/domain/awake_mark.h). The files are the truth and outlive the
/// process on purpose: the proxy keeps serving what is awake while WakeDock is away. Backend thread only.
class FileAwakeMarks : public core::IAwakeMarks
{
public:
    /// Touches nothing: a folder that cannot be written must not stop the start. It is made by the first call that needs it.
    explicit FileAwakeMarks(const std::string &runDir);

    void set(const std::vector<std::string> &hosts, core::Colour colour) override;
    void clear(const std::vector<std::string> &hosts) override;
    void rebuild(const std::map<std::string, core::Colour> &awake) override;
    /// A host with both marks (WakeDock died between making one and removing the other) is A, as for the proxy.
    [[nodiscard]] std::map<std::string, core::Colour> all() const override;

    /// The folder the proxy must be able to see.
    [[nodiscard]] const std::string &folder() const { return m_folder; }

private:
    void make(const std::string &file) const;
    void remove(const std::string &file) const;
    [[nodiscard]] std::vector<std::string> files() const;

    std::string m_folder;
};

} // namespace wakedock::awake_marks
