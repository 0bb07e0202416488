#include "tests/architecture/complexity.h"

#include "tests/architecture/function_finder.h"

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <cctype>
#include <map>
#include <stdexcept>

namespace wakedock::tests {
namespace {

/// `10'000` as `10000`: pmccabe takes the apostrophe for the beginning of a character.
std::string withoutSeparators(const std::string &body)
{
    std::string result;
    for (std::size_t at = 0; at < body.size(); ++at) {
        const bool inside = at > 0 && at + 1 < body.size();
        const bool separates = inside && body[at] == '\'' && std::isxdigit(static_cast<unsigned char>(body[at - 1]))
            && std::isxdigit(static_cast<unsigned char>(body[at + 1]));
        result.append(separates ? 0 : 1, body[at]);
    }
    return result;
}

/// One plain C function for each body, numbered.
QByteArray asPlainFunctions(const std::vector<FoundFunction> &functions)
{
    std::string text;
    for (std::size_t number = 0; number < functions.size(); ++number) {
        text.append("int numbered" + std::to_string(number) + "()\n")
            .append(withoutSeparators(functions[number].body))
            .append("\n");
    }
    return QByteArray::fromStdString(text);
}

QStringList linesOfPmccabe(const QByteArray &text)
{
    const QTemporaryDir folder;
    QFile prepared(folder.filePath("prepared.c"));
    if (!prepared.open(QIODevice::WriteOnly) || prepared.write(text) != text.size() || !prepared.flush()) {
        throw std::runtime_error("the prepared text cannot be written");
    }
    QProcess pmccabe;
    pmccabe.start("pmccabe", {prepared.fileName()});
    if (!pmccabe.waitForFinished(20'000)) {
        throw std::runtime_error("pmccabe does not run: apt install pmccabe");
    }
    return QString::fromUtf8(pmccabe.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
}

} // namespace

std::vector<FunctionComplexity> complexityOf(const SourceFile &file)
{
    const auto functions = functionsIn(file.text);
    if (functions.empty()) {
        return {};
    }
    // modified, traditional, statements, first line, lines, `file(line): name`; methods of local types have lines of their
    // own.
    std::map<QString, int> measured;
    for (const auto &line : linesOfPmccabe(asPlainFunctions(functions))) {
        measured.emplace(line.section(": ", -1), line.section('\t', 0, 0).toInt());
    }
    std::vector<FunctionComplexity> result;
    for (std::size_t i = 0; i < functions.size(); ++i) {
        const auto found = measured.find(QStringLiteral("numbered%1").arg(i));
        if (found == measured.end()) {
            throw std::runtime_error(file.path + ":" + std::to_string(functions[i].line) + ": pmccabe does not understand "
                                     + functions[i].name);
        }
        result.push_back({functions[i].name, functions[i].line, found->second});
    }
    return result;
}

} // namespace wakedock::tests
