#include "sockets.h"

#include <array>
#include <cstdint>

namespace visited {

namespace {

constexpr int Text = 0x1;
constexpr int Close = 0x8;
constexpr int Ping = 0x9;
constexpr int Pong = 0xa;
constexpr std::uint64_t LongestText = 1024 * 1024;

using Digest = std::array<std::uint32_t, 5>;

std::uint32_t turned(std::uint32_t value, int bits)
{
    return (value << bits) | (value >> (32 - bits));
}

std::uint32_t chosen(int round, const Digest &d)
{
    if (round < 20) {
        return ((d[1] & d[2]) | (~d[1] & d[3])) + 0x5a827999U;
    }
    if (round < 40) {
        return (d[1] ^ d[2] ^ d[3]) + 0x6ed9eba1U;
    }
    if (round < 60) {
        return ((d[1] & d[2]) | (d[1] & d[3]) | (d[2] & d[3])) + 0x8f1bbcdcU;
    }
    return (d[1] ^ d[2] ^ d[3]) + 0xca62c1d6U;
}

void addBlock(Digest &digest, const unsigned char *block)
{
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t byte = 0; byte < 4; ++byte) {
            words.at(i) = (words.at(i) << 8U) | block[4 * i + byte];
        }
    }
    for (std::size_t i = 16; i < 80; ++i) {
        words.at(i) = turned(words.at(i - 3) ^ words.at(i - 8) ^ words.at(i - 14) ^ words.at(i - 16), 1);
    }
    Digest d = digest;
    for (int round = 0; round < 80; ++round) {
        const auto next = turned(d[0], 5) + chosen(round, d) + d[4] + words.at(static_cast<std::size_t>(round));
        d = {next, d[0], turned(d[1], 30), d[2], d[3]};
    }
    for (std::size_t i = 0; i < digest.size(); ++i) {
        digest.at(i) += d.at(i);
    }
}

std::string sha1(std::string text)
{
    const std::uint64_t bits = text.size() * 8;
    text += '\x80';
    while (text.size() % 64 != 56) {
        text += '\0';
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
        text += static_cast<char>(bits >> static_cast<unsigned>(shift));
    }
    Digest digest{0x67452301U, 0xefcdab89U, 0x98badcfeU, 0x10325476U, 0xc3d2e1f0U};
    for (std::size_t at = 0; at < text.size(); at += 64) {
        addBlock(digest, reinterpret_cast<const unsigned char *>(text.data()) + at);
    }
    std::string bytes;
    for (const std::uint32_t word : digest) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes += static_cast<char>(word >> static_cast<unsigned>(shift));
        }
    }
    return bytes;
}

std::string base64(const std::string &bytes)
{
    constexpr const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = (group << 8U) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text += at + i > bytes.size() ? '=' : alphabet[(group >> (18 - 6 * i)) & 0x3fU];
        }
    }
    return text;
}

std::string frameOf(int kind, const std::string &text)
{
    std::string frame(1, static_cast<char>(0x80 | kind));
    if (text.size() < 126) {
        frame += static_cast<char>(text.size());
    } else {
        frame += static_cast<char>(127);
        for (int shift = 56; shift >= 0; shift -= 8) {
            frame += static_cast<char>(text.size() >> static_cast<unsigned>(shift));
        }
    }
    return frame + text;
}

bool readLength(Exchange &exchange, std::uint64_t &length)
{
    if (length < 126) {
        return true;
    }
    const std::size_t count = length == 126 ? 2 : 8;
    std::array<char, 8> bytes{};
    if (!exchange.readExactly(bytes.data(), count)) {
        return false;
    }
    length = 0;
    for (std::size_t i = 0; i < count; ++i) {
        length = (length << 8U) | static_cast<unsigned char>(bytes.at(i));
    }
    return length <= LongestText;
}

/// @return the kind of frame; 0 once the visitor is gone
int readFrame(Exchange &exchange, std::string &text)
{
    std::array<char, 2> head{};
    std::array<char, 4> mask{};
    if (!exchange.readExactly(head.data(), head.size())) {
        return 0;
    }
    std::uint64_t length = static_cast<unsigned char>(head[1]) & 0x7fU;
    if (!readLength(exchange, length) || !exchange.readExactly(mask.data(), mask.size())) {
        return 0;
    }
    text.resize(length);
    if (!exchange.readExactly(text.data(), text.size())) {
        return 0;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        text[i] = static_cast<char>(text[i] ^ mask.at(i % 4));
    }
    return head[0] & 0xf;
}

} // namespace

std::string acceptKey(const std::string &key)
{
    return base64(sha1(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
}

void echoTexts(Exchange &exchange, const Request &request)
{
    if (!exchange.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Accept: "
                       + acceptKey(request.header("sec-websocket-key")) + "\r\n\r\n")) {
        return;
    }
    std::string text;
    for (int kind = readFrame(exchange, text); kind != 0; kind = readFrame(exchange, text)) {
        if (kind == Close) {
            exchange.send(frameOf(Close, text));
            return;
        }
        if ((kind == Text || kind == Ping) && !exchange.send(frameOf(kind == Ping ? Pong : Text, text))) {
            return;
        }
    }
}

} // namespace visited
