#include "backend/api/gate/gate_page_parts.h"

#include "backend/api/gate/gate_progress.h"
#include "backend/api/pages/embedded_files.h"
#include "backend/core/domain/rules/accent_colours.h"
#include "backend/security/sanitization/html_escape.h"
#include "backend/shared/utils/plain_line.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace wakedock::api {

namespace {

using Parts = std::map<std::string, std::string>;
using std::chrono::milliseconds;

constexpr const char *Moon =
    R"(<svg class="picture" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M31 6a13 13 0 1 0 9 18.500A10.500 10.500 0 0 1 31 6Z"/><path d="M5 36c3.500 0 3.500 3 7 3s3.500-3 7-3 3.500 3 7 3 3.500-3 7-3 3.500 3 7 3 3.500-3 4-3"/></svg>)";

/// Halos are the accent, nearly transparent.
constexpr const char *GlowOnLight = "1f";
constexpr const char *GlowOnDark = "2b";
constexpr std::size_t LongestShownLine = 300;

std::string secondsText(std::int64_t count)
{
    return count == 1 ? "1 second" : std::to_string(count) + " seconds";
}

/// How far the filling of the bar, which is as long as the bar, is pushed out of sight: -100 to 0.
std::string pushText(double share)
{
    std::array<char, 32> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), 100 * share - 100, std::chars_format::fixed, 2);
    return {digits.data(), end.ptr};
}

void addLook(Parts &parts, const core::LoadingPage &look)
{
    const auto colours = core::accentColours(look.accent);
    parts["accent_light"] = colours.light;
    parts["on_light"] = colours.onLight;
    parts["glow_light"] = colours.light + GlowOnLight;
    parts["accent_dark"] = colours.dark;
    parts["on_dark"] = colours.onDark;
    parts["glow_dark"] = colours.dark + GlowOnDark;
    switch (look.theme) {
    case core::LoadingTheme::Auto:
        parts["theme"] = "auto";
        parts["scheme"] = "light dark";
        break;
    case core::LoadingTheme::Dark:
        parts["theme"] = parts["scheme"] = "dark";
        break;
    case core::LoadingTheme::Light:
        parts["theme"] = parts["scheme"] = "light";
        break;
    }
    parts["picture"] =
        look.logo.empty() ? Moon : R"(<img class="picture" alt="" src=")" + security::htmlEscape(look.logo) + R"(">)";
}

std::string stepsHtml(const std::vector<GateStep> &steps)
{
    std::string html;
    for (const GateStep &step : steps) {
        const std::string word = stepWord(step.status);
        html += "<li data-state=\"" + word + "\">" + security::htmlEscape(step.title) + "<span class=\"unseen\">: " + word
            + "</span></li>";
    }
    return html;
}

std::string noteText(const GateProgress &progress)
{
    if (!progress.usual) {
        return {};
    }
    if (progress.elapsed * 100 > *progress.usual * 115) {
        return "It takes longer than usual, and is still being started.";
    }
    const auto usual = std::chrono::ceil<std::chrono::seconds>(*progress.usual).count();
    return "Usually ready within " + secondsText(std::max<std::int64_t>(usual, 1)) + ".";
}

std::string progressHtml(const GateProgress &progress)
{
    const auto percent = static_cast<int>(core::shareAt(progress.curve, progress.elapsed) * 20) * 5;
    const std::string line = security::htmlEscape(plainLine(progress.lastLine, LongestShownLine));
    return R"(<div class="bar" role="progressbar" aria-label="Waking up" aria-valuemin="0" aria-valuemax="100" aria-valuenow=")"
        + std::to_string(percent) + "\"><div class=\"fill\"></div></div>\n<ol class=\"steps\">" + stepsHtml(progress.steps)
        + "</ol>\n<p class=\"small\" id=\"note\" role=\"status\">" + noteText(progress) + "</p>\n<p class=\"log\""
        + (line.empty() ? " hidden" : "") + "><span class=\"unseen\">The last line it wrote: </span><code id=\"log\">" + line
        + "</code></p>";
}

/// For browsers without scripts the bar moves on to where it will be when the page asks again.
void addProgress(Parts &parts, const GateProgress &progress, std::chrono::seconds pace)
{
    parts["progress"] = progressHtml(progress);
    parts["at"] = pushText(core::shareAt(progress.curve, progress.elapsed));
    parts["next"] = pushText(core::shareAt(progress.curve, progress.elapsed + pace));
    parts["pace"] = std::to_string(pace.count());
}

/// Named, because a browser only jumps within a page that is asked for again by its own address with a fragment. It must not
/// lead to another host: two slashes, or backslashes, at the beginning would.
std::string refreshAddress(const std::string &uri)
{
    const bool isPlain = uri.starts_with('/')
        && std::ranges::all_of(uri, [](char letter) { return static_cast<unsigned char>(letter) > 0x20; });
    if (!isPlain) {
        return "/";
    }
    const bool couldBeAHost = uri.size() > 1 && (uri[1] == '/' || uri[1] == '\\');
    return security::htmlEscape(couldBeAHost ? "/." + uri : uri);
}

void addRepetition(Parts &parts, const PagePlace &place, const GateRefusal &refusal, const std::string &nonce)
{
    const std::string again = refusal.progress ? "again quiet" : "again";
    parts["action"] = "<a class=\"" + again + "\" id=\"again\" href=\"\">Try again</a>";
    if (!refusal.retryAfter) {
        return;
    }
    static const std::string script = embeddedFile("web", "gate_page.js");
    const std::string pace = std::to_string(refusal.retryAfter->count());
    parts["refresh"] = R"(<noscript><meta http-equiv="refresh" content=")" + pace + "; url=" + refreshAddress(place.uri)
        + R"("></noscript>)";
    parts["retry"] = "This page asks again by itself "
        + (pace == "1" ? std::string("each second.") : "every " + secondsText(refusal.retryAfter->count()) + ".");
    parts["script"] = "<script nonce=\"" + nonce + "\">\n" + script + "</script>";
    parts["data"] = refusal.progress ? " data-path=\"" + std::string(ProgressPath) + "\" data-type=\""
            + std::string(ProgressType) + "\" data-wake=\"" + security::htmlEscape(progressText(*refusal.progress)) + "\""
                                     : " data-retry=\"" + pace + "\"";
}

} // namespace

std::map<std::string, std::string> gatePageParts(const PagePlace &place, const GateRefusal &refusal, PageUse use,
                                                 const std::string &nonce)
{
    Parts parts{
        {"nonce", nonce},
        {"host", security::htmlEscape(place.host)},
        {"state", security::htmlEscape(refusal.state)},
        {"title", security::htmlEscape(refusal.title)},
        {"message", security::htmlEscape(refusal.message)},
        {"at", "-100"},
        {"next", "-100"},
        {"pace", "1"},
    };
    addLook(parts, refusal.look);
    if (refusal.progress) {
        addProgress(parts, *refusal.progress, refusal.retryAfter.value_or(std::chrono::seconds(2)));
    }
    if (use == PageUse::Repeats) {
        addRepetition(parts, place, refusal, nonce);
    } else if (use == PageUse::Once) {
        parts["retry"] = "What you sent was not handed on. Go back, and send it again in a moment.";
    } else if (refusal.progress) {
        parts["retry"] = "It opens by itself as soon as it is ready.";
    }
    return parts;
}

} // namespace wakedock::api
