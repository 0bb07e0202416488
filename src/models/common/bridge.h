#pragma once

#include "backend/shared/async/task_scope.h"
#include "models/common/event_queue.h"
#include "models/common/mailbox.h"
#include "models/common/window_use_cases.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace wakedock::models {

/// The only way from the window to the core and back. Lives on the main thread; the core lives on the backend thread.
/// A question is posted there, its answer comes back as a callback here; neither side ever waits for the other.
/// After stop() every question, also those under way, ends as Cancelled. The backend's loop must outlive the bridge.
class Bridge : public QObject
{
    Q_OBJECT

public:
    template <class T>
    using Question = std::function<Task<T>(const WindowUseCases &, core::CallContext)>;
    using OnFailure = std::function<void(const Error &)>;
    /// How long an answer may take: a reading that takes longer is worth a failed state, an action takes its time.
    enum class Patience { Reading, Acting };

    /// @param actor who the window acts as, `Actor::local(<os user>)`
    /// @param backend an object that lives on the backend thread
    Bridge(WindowUseCases useCases, core::Actor actor, QObject *backend);
    ~Bridge() override;

    /// What may not be done is not offered. The core decides all the same.
    [[nodiscard]] bool may(std::string_view permission) const;

    /// Runs `question` on the backend thread and one of the callbacks on this one, later, never inside ask().
    /// Nothing is called when `receiver` has died meanwhile. Whether a late answer is still wanted is the receiver's to
    /// know: see Generation.
    template <class T>
    void ask(QObject *receiver, Patience patience, Question<T> question, std::function<void(T)> onAnswer,
             OnFailure onFailure)
    {
        const auto slot = std::make_shared<std::optional<T>>();
        const quint64 id =
            await(receiver, [slot, onAnswer = std::move(onAnswer)] { onAnswer(std::move(**slot)); }, std::move(onFailure));
        run(id, patience, [question = std::move(question), slot](const WindowUseCases &doors, core::CallContext context) {
            return keep<T>(question(doors, std::move(context)), slot);
        });
    }

    /// Ends all questions as Cancelled, unsubscribes, and waits (at most 5 s, with the event loop running) until nothing
    /// of the window runs on the backend thread any more.
    void stop();

Q_SIGNALS:
    /// What happened in the core, in order, at most once per frame.
    void eventsArrived(const std::vector<wakedock::core::EventRecord> &events);

private:
    struct BackendSide;
    struct Waiting {
        QPointer<QObject> receiver;
        std::function<void()> onAnswer;
        OnFailure onFailure;
    };
    using Work = std::function<Task<void>(const WindowUseCases &, core::CallContext)>;

    template <class T>
    static Task<void> keep(Task<T> task, std::shared_ptr<std::optional<T>> slot)
    {
        slot->emplace(co_await task);
    }

    quint64 await(QObject *receiver, std::function<void()> onAnswer, OnFailure onFailure);
    void run(quint64 id, Patience patience, Work work);
    void settle(quint64 id, const std::optional<Error> &failure);
    void listen();
    void drain();

    QObject *m_backend;
    core::Role m_role;
    std::shared_ptr<Mailbox> m_mail;
    std::shared_ptr<EventQueue> m_events;
    /// Made, used and destroyed on the backend thread.
    std::shared_ptr<BackendSide> m_backendSide;
    QHash<quint64, Waiting> m_waiting;
    quint64 m_lastId = 0;
    bool m_stopped = false;
};

/// Tells a late answer from the one that is wanted: `const auto mine = m_generation.next();` before asking and
/// `if (!m_generation.isLatest(mine)) return;` on arrival.
class Generation
{
public:
    quint64 next() { return ++m_latest; }
    [[nodiscard]] bool isLatest(quint64 generation) const { return generation == m_latest; }

private:
    quint64 m_latest = 0;
};

} // namespace wakedock::models
