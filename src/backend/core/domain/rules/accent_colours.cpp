#include "backend/core/domain/rules/accent_colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace wakedock::core {

namespace {

using Rgb = std::array<int, 3>;

constexpr double EnoughContrast = 4.5;
constexpr int MixSteps = 50;
constexpr Rgb LightCard{0xff, 0xff, 0xff};
constexpr Rgb DarkCard{0x18, 0x20, 0x2a};
constexpr Rgb LightText{0xff, 0xff, 0xff};
constexpr Rgb DarkText{0x0d, 0x15, 0x20};

int hexDigit(char letter)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const char lower = letter >= 'A' && letter <= 'F' ? static_cast<char>(letter - 'A' + 'a') : letter;
    const auto at = digits.find(lower);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool isColour(std::string_view text)
{
    return text.size() == 7 && text.front() == '#'
        && std::ranges::all_of(text.substr(1), [](char letter) { return hexDigit(letter) >= 0; });
}

Rgb rgbOf(std::string_view text)
{
    Rgb colour{};
    for (std::size_t i = 0; i < colour.size(); ++i) {
        colour.at(i) = hexDigit(text.at(1 + 2 * i)) * 16 + hexDigit(text.at(2 + 2 * i));
    }
    return colour;
}

std::string textOf(const Rgb &colour)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const int part : colour) {
        text += digits.at(static_cast<std::size_t>(part / 16));
        text += digits.at(static_cast<std::size_t>(part % 16));
    }
    return text;
}

double luminanceOf(const Rgb &colour)
{
    constexpr std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
    double luminance = 0;
    for (std::size_t i = 0; i < colour.size(); ++i) {
        const double part = colour.at(i) / 255.0;
        luminance += weights.at(i) * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
    }
    return luminance;
}

double contrastBetween(const Rgb &one, const Rgb &other)
{
    // In a list: of two values minmax() would return references that outlive them.
    const auto [darker, lighter] = std::minmax({luminanceOf(one), luminanceOf(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

Rgb mixed(const Rgb &colour, const Rgb &into, double share)
{
    Rgb result{};
    for (std::size_t i = 0; i < result.size(); ++i) {
        result.at(i) = static_cast<int>(std::lround(colour.at(i) + (into.at(i) - colour.at(i)) * share));
    }
    return result;
}

/// The colour, with as much of `towards` as it takes to be read on the card.
Rgb readableOn(const Rgb &card, const Rgb &colour, const Rgb &towards)
{
    for (int step = 0; step < MixSteps; ++step) {
        const Rgb tried = mixed(colour, towards, static_cast<double>(step) / MixSteps);
        if (contrastBetween(tried, card) >= EnoughContrast) {
            return tried;
        }
    }
    return towards;
}

std::string textUpon(const Rgb &colour)
{
    return textOf(contrastBetween(colour, LightText) >= contrastBetween(colour, DarkText) ? LightText : DarkText);
}

} // namespace

AccentColours accentColours(const std::string &accent)
{
    if (!isColour(accent)) {
        return {"#1665b8", "#ffffff", "#7db8f5", "#0d1520"};
    }
    const Rgb light = readableOn(LightCard, rgbOf(accent), {0, 0, 0});
    const Rgb dark = readableOn(DarkCard, rgbOf(accent), {0xff, 0xff, 0xff});
    return {textOf(light), textUpon(light), textOf(dark), textUpon(dark)};
}

double contrastOf(const std::string &one, const std::string &other)
{
    return contrastBetween(rgbOf(one), rgbOf(other));
}

} // namespace wakedock::core
