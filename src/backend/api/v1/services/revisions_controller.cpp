#include "backend/api/v1/services/revisions_controller.h"

#include "backend/api/json/plan_json.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/core/use_cases/services/roll_back_service.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace wakedock::api {

namespace {

using RevisionKey = core::Id<struct RevisionTag>;

/// A revision by what a list's cursor names it: its number.
struct ListedRevision {
    RevisionKey id;
    core::Revision revision;
};

} // namespace

RevisionsController::RevisionsController(core::GetService &get, core::ListRevisions &list, core::RollBackService &rollBack,
                                         ServiceAnswers &answers)
    : m_get(get)
    , m_list(list)
    , m_rollBack(rollBack)
    , m_answers(answers)
{
}

void RevisionsController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listRevisions", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("rollBackService", [this](ApiCall call) { return rollBack(std::move(call)); });
}

// ?limit, cursor -> {items, total, next_cursor}
Task<HttpResponse> RevisionsController::list(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    core::ListRevisionsRequest wish{service->record.id, {}};
    wish.page.limit = MostListedRecords;
    const auto revisions = co_await m_list.execute(call.context(), std::move(wish));
    std::vector<ListedRevision> listed;
    for (const core::Revision &revision : revisions) {
        listed.push_back({RevisionKey(std::to_string(revision.number)), revision});
    }
    const auto toJson = [inForce = service->record.revision](const ListedRevision &each) {
        return revisionJson(each.revision, each.revision.number == inForce);
    };
    co_return recordList(call, std::move(listed), toJson);
}

// {revision} -> 200 Service, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> RevisionsController::rollBack(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    core::RollBackRequest wish{service->record.id, call.body().at("revision").get<std::int64_t>()};
    auto ticket = co_await m_rollBack.execute(call.context(), std::move(wish));
    co_return co_await m_answers.answer(std::move(call.request), std::move(ticket), 200);
}

} // namespace wakedock::api
