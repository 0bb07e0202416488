#pragma once

#include "backend/api/gate/i_gate_decision.h"
#include "backend/api/http/i_request_handler.h"
#include "backend/shared/logging/log.h"

namespace wakedock::api {

/// Speaks with the proxy: `GET /gate/<host>` gives 204 with `X-Upstream`, or the answer for the visitor (any other status;
/// of ProgressPath: how far its service is); `GET /proof/<question>` gives the answer of a proof under way; `GET
/// /ask?domain=<name>` gives 200 where a certificate may be obtained for the name, else 403. None of the API's middlewares:
/// the caller is always the proxy, and a limit per address would count all visitors as one.
class GateHandler : public IRequestHandler
{
public:
    GateHandler(IGateDecision &decision, ProofAnswers proofs, NameAnswers names, const Log &log);

    Task<std::optional<HttpResponse>> admit(std::shared_ptr<HttpRequest> request) override;
    Task<HttpResponse> handle(std::shared_ptr<HttpRequest> request) override;
    HttpResponse refuse(const HttpRequest &request, const HttpError &why) override;

private:
    HttpResponse answerTo(const GateQuestion &question, const GateAnswer &answer) const;
    HttpResponse answerProof(const HttpRequest &request) const;
    /// What Caddy and name checks ask beside the gate itself; nothing for any other request.
    std::optional<HttpResponse> answerQuestion(const HttpRequest &request) const;
    HttpResponse answerAsk(const HttpRequest &request) const;
    IGateDecision &m_decision;
    ProofAnswers m_proofs;
    NameAnswers m_names;
    Log m_log;
};

} // namespace wakedock::api
