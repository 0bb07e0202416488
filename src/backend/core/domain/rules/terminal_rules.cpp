#include "backend/core/domain/rules/terminal_rules.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

constexpr int terminalMostCells = 1000;
constexpr std::size_t terminalMostWords = 64;
constexpr std::size_t terminalLongestWord = 4096;
constexpr std::size_t terminalLongestUser = 255;

bool holdsControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; });
}

std::vector<FieldError> wrongWords(const std::vector<std::string> &words)
{
    std::vector<FieldError> wrong;
    if (words.size() > terminalMostWords) {
        wrong.push_back({"command", "Must have at most 64 words."});
    }
    if (!words.empty() && words.front().empty()) {
        wrong.push_back({"command[0]", "Must be a program."});
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].size() > terminalLongestWord || words[i].find('\0') != std::string::npos) {
            wrong.push_back({"command[" + std::to_string(i) + "]", "Must have at most 4096 bytes, none of them zero."});
        }
    }
    return wrong;
}

} // namespace

void requireTerminalSize(TerminalSize size)
{
    const auto isWrong = [](int cells) { return cells < 1 || cells > terminalMostCells; };
    if (isWrong(size.columns) || isWrong(size.rows)) {
        throw Error(ErrorCode::Invalid, "terminal_size_invalid", "A terminal has 1 to 1,000 columns and rows.")
            .withField(isWrong(size.columns) ? "columns" : "rows", "Must be 1 to 1000.");
    }
}

void requireTerminalCommand(const TerminalCommand &command)
{
    requireTerminalSize(command.size);
    auto wrong = wrongWords(command.command);
    if (command.user.size() > terminalLongestUser || holdsControl(command.user)) {
        wrong.push_back({"user", "Must be a user's name or number."});
    }
    const bool isPath = command.workingDir.empty() || command.workingDir.front() == '/';
    if (!isPath || command.workingDir.size() > terminalLongestWord || holdsControl(command.workingDir)) {
        wrong.push_back({"working_dir", "Must be an absolute path."});
    }
    if (!wrong.empty()) {
        throw Error(ErrorCode::Invalid, "terminal_invalid", "The terminal cannot be opened as it is asked for.")
            .withFields(std::move(wrong));
    }
}

} // namespace wakedock::core
