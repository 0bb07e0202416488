#include "backend/api/pages/docs_text.h"

#include "backend/security/sanitization/html_escape.h"

namespace wakedock::api {

namespace {

/// Escapes a text and puts what stands between two marks into an element; `inside` and `outside` render the pieces.
template <class Inside, class Outside>
std::string marked(const std::string &text, const std::string &mark, Inside inside, Outside outside)
{
    std::string html;
    std::size_t at = 0;
    while (true) {
        const auto open = text.find(mark, at);
        const auto close = open == std::string::npos ? open : text.find(mark, open + mark.size());
        if (close == std::string::npos) {
            return html + outside(text.substr(at));
        }
        html += outside(text.substr(at, open - at)) + inside(text.substr(open + mark.size(), close - open - mark.size()));
        at = close + mark.size();
    }
}

std::string codeElement(const std::string &text)
{
    return "<code>" + htmlText(text) + "</code>";
}

std::string strongElement(const std::string &text)
{
    return "<strong>" + htmlText(text) + "</strong>";
}

std::string withoutCode(const std::string &text)
{
    return marked(text, "**", strongElement, htmlText);
}

} // namespace

std::string htmlText(const std::string &text)
{
    return security::htmlEscape(text);
}

std::string htmlInline(const std::string &text)
{
    return marked(text, "`", codeElement, withoutCode);
}

std::string htmlParagraphs(const std::string &text)
{
    std::string html;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\n\n", at);
        html += "<p>" + htmlInline(text.substr(at, end == std::string::npos ? end : end - at)) + "</p>\n";
        at = end == std::string::npos ? text.size() : end + 2;
    }
    return html;
}

} // namespace wakedock::api
