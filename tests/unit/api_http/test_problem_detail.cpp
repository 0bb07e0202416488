#include "backend/api/http/problem_detail.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <set>
#include <stdexcept>

using namespace wakedock;
using namespace wakedock::api;

class TestProblemDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsStatus()
    {
        // Internal is the last of the enumeration; 500 for any other code means that the table forgot it.
        for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code) {
            QVERIFY2(statusOf(static_cast<ErrorCode>(code)) != 500, qPrintable(QString::number(code)));
        }
        QCOMPARE(statusOf(ErrorCode::Internal), 500);
        QCOMPARE(statusOf(ErrorCode::Invalid), 422);
        QCOMPARE(statusOf(ErrorCode::Malformed), 400);
        QCOMPARE(statusOf(ErrorCode::PreconditionRequired), 428);
    }

    void theBodySaysWhatHappenedAndWhatToDo()
    {
        const HttpResponse answer = problem(Error(ErrorCode::Conflict, "name_taken", "There is a service of that name.")
                                                .withRemedy("Choose another.")
                                                .withField("ports[0].container_port", "is taken")
                                                .withContext("step", "validate")
                                                .withContext("status", "must not replace the status")
                                                .withUndone({"container removed"})
                                                .withInternalDetail("row 7"),
                                            "request-1");
        QCOMPARE(answer.status, 409);
        QCOMPARE(answer.headers.value("Content-Type"), std::string_view("application/problem+json"));
        const auto body = nlohmann::json::parse(*answer.body);
        QCOMPARE(body.at("status").get<int>(), 409);
        QCOMPARE(body.at("code").get<std::string>(), std::string("name_taken"));
        QCOMPARE(body.at("title").get<std::string>(), std::string("Conflict"));
        QCOMPARE(body.at("detail").get<std::string>(), std::string("There is a service of that name."));
        QCOMPARE(body.at("remedy").get<std::string>(), std::string("Choose another."));
        QCOMPARE(body.at("request_id").get<std::string>(), std::string("request-1"));
        QCOMPARE(body.at("step").get<std::string>(), std::string("validate"));
        QCOMPARE(body.at("undone").at(0).get<std::string>(), std::string("container removed"));
        QCOMPARE(body.at("errors").at(0).at("field").get<std::string>(), std::string("ports[0].container_port"));
        QVERIFY(answer.body->find("row 7") == std::string::npos);
    }

    void waitingTimesStandInTheHeader()
    {
        const auto answer = problem(
            Error(ErrorCode::TooManyRequests, "rate_limited", "Slowly.").withContext("retry_after_seconds", "12"), "r");
        QCOMPARE(answer.headers.value("Retry-After"), std::string_view("12"));
        QCOMPARE(nlohmann::json::parse(*answer.body).at("retry_after_seconds").get<int>(), 12);
    }

    void aLoginIsAskedFor()
    {
        const auto answer = problem(Error(ErrorCode::NotAuthenticated, "token_missing", "Sign in."), "r");
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.headers.value("WWW-Authenticate").starts_with("Bearer"));
    }

    void anyExceptionIsAnswered()
    {
        const auto stranger = problem(std::make_exception_ptr(std::runtime_error("row 7")), "r");
        QCOMPARE(stranger.status, 500);
        QVERIFY(stranger.body->find("row 7") == std::string::npos);
        QCOMPARE(problem(std::make_exception_ptr(HttpError(421, "foreign_host", "No.")), "r").status, 421);
    }

    void bytesThatAreNoTextDoNotBreakTheAnswer()
    {
        const auto answer = problem(Error(ErrorCode::NotFound, "unknown", "No \xff\xfe."), "r");
        QVERIFY(nlohmann::json::accept(*answer.body));
    }
};

WAKEDOCK_TEST(TestProblemDetail)
#include "test_problem_detail.moc"
