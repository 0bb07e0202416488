#include "backend/api/http/http_response.h"

#include <utility>

namespace wakedock::api {

HttpResponse HttpResponse::json(int status, std::string text)
{
    return json(status, std::make_shared<const std::string>(std::move(text)));
}

HttpResponse HttpResponse::json(int status, std::shared_ptr<const std::string> text)
{
    HttpResponse response;
    response.status = status;
    response.headers.add("Content-Type", "application/json");
    response.body = std::move(text);
    return response;
}

HttpResponse HttpResponse::noContent()
{
    HttpResponse response;
    response.status = 204;
    return response;
}

HttpResponse HttpResponse::text(int status, std::string contentType, std::string text)
{
    HttpResponse response;
    response.status = status;
    response.headers.add("Content-Type", std::move(contentType));
    response.body = std::make_shared<const std::string>(std::move(text));
    return response;
}

HttpResponse &&HttpResponse::with(std::string name, std::string value) &&
{
    headers.set(name, std::move(value));
    return std::move(*this);
}

} // namespace wakedock::api
