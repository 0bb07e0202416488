#include "backend/shared/utils/uuid.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <QUuid>

namespace wakedock {

std::string makeUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

std::string randomHex(int bytes)
{
    QByteArray raw(bytes, Qt::Uninitialized);
    for (char &byte : raw) {
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    }
    return raw.toHex().toStdString();
}

} // namespace wakedock
