#include "models/docker/image_check_model.h"

#include "models/docker/image_news_text.h"

#include <utility>

namespace wakedock::models {

ImageCheckModel::ImageCheckModel(Bridge &bridge, EngineChoice &engine, ImageListModel &images, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_engine(engine)
    , m_images(images)
{
    connect(&engine, &EngineChoice::hostChanged, this, &ImageCheckModel::clear);
}

void ImageCheckModel::check()
{
    auto names = m_images.namesInUse();
    if (names.empty()) {
        take({});
        return;
    }
    ask(std::move(names));
}

void ImageCheckModel::checkNames(const QStringList &names)
{
    std::vector<std::string> wanted;
    for (const QString &name : names) {
        wanted.push_back(name.toStdString());
    }
    ask(std::move(wanted));
}

void ImageCheckModel::clear()
{
    m_generation.next();
    m_summary.clear();
    m_problems.clear();
    become(RequestState::Idle);
}

void ImageCheckModel::ask(std::vector<std::string> names)
{
    if (m_state == RequestState::Loading) {
        return;
    }
    const quint64 mine = m_generation.next();
    become(RequestState::Loading);
    m_bridge.ask<std::vector<core::ImageUpdate>>(
        this, Bridge::Patience::Acting,
        [host = m_engine.host(), names = std::move(names)](const WindowUseCases &doors, core::CallContext context) {
            return doors.docker.checkImages(std::move(context), host, names);
        },
        [this, mine](const std::vector<core::ImageUpdate> &updates) {
            if (m_generation.isLatest(mine)) {
                take(updates);
                m_images.reload();
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                become(RequestState::Failed, ErrorText::of(error));
                m_images.reload(); // What was answered before it failed is kept.
            }
        });
}

void ImageCheckModel::take(const std::vector<core::ImageUpdate> &updates)
{
    m_summary = checkSentence(updates);
    m_problems = checkProblems(updates);
    become(RequestState::Ready);
}

void ImageCheckModel::become(RequestState state, ErrorText error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT changed();
}

} // namespace wakedock::models
