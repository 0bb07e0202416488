#pragma once

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QUdpSocket>
#include <QtEndian>

#include <map>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A name server on a loopback address of its own that knows what the test says. (Qt 6.4 asks port 53 only.)
class SmallNameServer
{
public:
    SmallNameServer()
    {
        QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_socket, [this] {
            while (m_socket.hasPendingDatagrams()) {
                answer(m_socket.receiveDatagram());
            }
        });
    }

    bool listen() { return m_socket.bind(address(), 53); }
    [[nodiscard]] QHostAddress address() const { return QHostAddress(QStringLiteral("127.0.77.53")); }

    std::map<std::string, std::vector<std::string>> addresses;
    bool fails = false;
    bool isSilent = false;

private:
    static constexpr int HeadBytes = 12;

    void answer(const QNetworkDatagram &question)
    {
        const QByteArray asked = question.data();
        if (isSilent || asked.size() < HeadBytes) {
            return;
        }
        int at = HeadBytes;
        std::string name;
        while (at < asked.size() && asked[at] != 0) {
            name += (name.empty() ? "" : ".") + asked.mid(at + 1, asked[at]).toStdString();
            at += asked[at] + 1;
        }
        const int kind = qFromBigEndian<quint16>(asked.constData() + at + 1);
        QByteArray records;
        quint16 count = 0;
        for (const std::string &text : addresses[name]) {
            count += append(records, kind, QHostAddress(QString::fromStdString(text)));
        }
        const quint16 status = fails ? 2 : (addresses[name].empty() ? 3 : 0); // SERVFAIL, NXDOMAIN
        QByteArray head = asked.left(2);
        for (const quint16 word : {quint16(0x8180 | status), quint16(1), count, quint16(0), quint16(0)}) {
            appendWord(head, word);
        }
        // Not makeReply(): it answers from 127.0.0.1, which no resolver takes for an answer of ours.
        m_socket.writeDatagram(head + asked.mid(HeadBytes, at + 5 - HeadBytes) + records, question.senderAddress(),
                               static_cast<quint16>(question.senderPort()));
    }

    static void appendWord(QByteArray &bytes, quint16 word) { bytes.append(char(word >> 8)).append(char(word & 0xff)); }

    /// @return how many records it became
    static quint16 append(QByteArray &records, int kind, const QHostAddress &address)
    {
        const bool isFourth = address.protocol() == QAbstractSocket::IPv4Protocol;
        if (kind != (isFourth ? 1 : 28)) {
            return 0;
        }
        for (const quint16 word : {quint16(0xc00c), quint16(kind), quint16(1), quint16(0), quint16(60)}) {
            appendWord(records, word);
        }
        appendWord(records, isFourth ? 4 : 16);
        if (isFourth) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                records.append(char((address.toIPv4Address() >> shift) & 0xff));
            }
        } else {
            const Q_IPV6ADDR bytes = address.toIPv6Address();
            records.append(reinterpret_cast<const char *>(bytes.c), 16);
        }
        return 1;
    }

    QUdpSocket m_socket;
};

} // namespace wakedock::tests
