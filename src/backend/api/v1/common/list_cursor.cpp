#include "backend/api/v1/common/list_cursor.h"

#include "backend/shared/exceptions/error.h"

#include <QByteArray>

namespace wakedock::api {

namespace {

constexpr char cursorBreak = '\n'; // No name, time, status or id holds one.

} // namespace

std::string makeCursor(const ListCursor &cursor)
{
    const auto plain = cursor.order + cursorBreak + cursor.key + cursorBreak + cursor.id;
    return QByteArray::fromStdString(plain)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

ListCursor readCursor(const std::string &text, std::string_view order)
{
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromStdString(text),
                                                        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                                                            | QByteArray::AbortOnBase64DecodingErrors);
    const auto plain = decoded ? decoded.decoded.toStdString() : std::string();
    const auto first = plain.find(cursorBreak);
    const auto last = plain.rfind(cursorBreak);
    if (first == std::string::npos || first == last || plain.substr(0, first) != order) {
        throw Error(ErrorCode::Invalid, "invalid_parameter", "The cursor does not belong to this list.")
            .withField("cursor", "Must be the next_cursor of the page before, asked in the same order.");
    }
    return {plain.substr(0, first), plain.substr(first + 1, last - first - 1), plain.substr(last + 1)};
}

} // namespace wakedock::api
