#include "backend/infrastructure/caddy/config/probe_object.h"

#include "backend/core/domain/awake_mark.h"

#include <nlohmann/json.hpp>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

json probeAnswer(int status, const std::string &revision)
{
    return {
        {"handler", "static_response"}, {"status_code", status}, {"headers", {{RevisionHeader, json::array({revision})}}}};
}

} // namespace

json probeObject(const std::string &objectId, const std::string &marksRoot, const std::string &revision)
{
    json seen = probeAnswer(204, revision);
    seen["@id"] = "wakedock-revision";
    const json mark = {{"root", marksRoot}, {"try_files", json::array({core::ProbeMarkFile})}};
    const json routes = json::array({
        {{"match", json::array({{{"file", mark}}})}, {"handle", json::array({seen})}, {"terminal", true}},
        {{"handle", json::array({probeAnswer(404, revision)})}},
    });
    // By header, not by host: for each name in a host matcher Caddy would try to get a certificate.
    const json matcher = {{"header", {{"Host", json::array({ProbeHost})}}}};
    return {{"@id", objectId},
            {"match", json::array({matcher})},
            {"handle", json::array({{{"handler", "subroute"}, {"routes", routes}}})},
            {"terminal", true}};
}

} // namespace wakedock::caddy
