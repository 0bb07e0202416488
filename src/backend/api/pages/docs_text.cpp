#include "backend/api/pages/docs_text.h"

#include "backend/security/sanitization/html_escape.h"

namespace wakedock::api {

namespace {

/// Puts what stands between two marks into an element. The text is escaped already, and the marks survive escaping.
std::string marked(const std::string &text, const std::string &mark, const std::string &element)
{
    std::string html;
    std::size_t at = 0;
    while (true) {
        const auto open = text.find(mark, at);
        const auto close = open == std::string::npos ? open : text.find(mark, open + mark.size());
        if (close == std::string::npos) {
            return html + text.substr(at);
        }
        const auto inside = text.substr(open + mark.size(), close - open - mark.size());
        html += text.substr(at, open - at) + "<" + element + ">" + inside + "</" + element + ">";
        at = close + mark.size();
    }
}

} // namespace

std::string htmlText(const std::string &text)
{
    return security::htmlEscape(text);
}

std::string htmlInline(const std::string &text)
{
    return marked(marked(htmlText(text), "`", "code"), "**", "strong");
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
