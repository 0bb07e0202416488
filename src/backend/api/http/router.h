#pragma once

#include "backend/api/http/http_request.h"
#include "backend/api/http/http_response.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/async/task.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::api {

/// Runs on the backend thread. Throws wakedock::Error to refuse. The client may leave meanwhile: the handler runs to its
/// end and its answer is dropped.
using RouteHandler = std::function<Task<HttpResponse>(HttpRequest)>;

/// The core's names: a route says one of these.
namespace permission = core::permission;

enum class RouteKind { Plain, WebSocket };

/// One declared call. Everything the middlewares need to know about it stands here.
struct Route {
    std::string method; ///< `GET` serves HEAD too. HEAD and OPTIONS are never declared.
    std::string pattern; ///< `/api/v1/services/{id}/start`: whole segments in braces are parameters.
    std::string permission; ///< `services:read`, or permission::Public / SignedIn. Never empty.
    RouteHandler handler; ///< Not used by WebSocket routes.
    std::size_t bodyLimit = 1024 * 1024; ///< Bytes. 413 above, from Content-Length before anything is read.
    bool needsIfMatch = false; ///< 428 without `If-Match`.
    RouteKind kind = RouteKind::Plain;
    std::vector<std::string> parameterNames; ///< Filled by the router, in the order of the pattern.
};

/// All calls of the API, found by method and path. Filled once at start, then only read.
class Router
{
public:
    struct Match {
        const Route *route = nullptr; ///< nullptr: unknown path, or a path that does not take this method.
        Parameters parameters;
        std::string allow; ///< For `Allow:`; empty = unknown path.
    };

    Router();
    ~Router();
    Router(const Router &) = delete;
    Router &operator=(const Router &) = delete;

    /// @throws std::logic_error for a missing permission or handler, a pattern not starting with `/`, or a call that is
    /// there already: mistakes of the program, found by its first start
    void add(Route route);
    /// A literal segment wins over a parameter; HEAD finds the GET route. Trailing slashes are another path.
    [[nodiscard]] Match match(std::string_view method, const std::vector<std::string> &segments) const;
    /// Every declared call, so that a test proves that each names its permission.
    [[nodiscard]] const std::deque<Route> &routes() const { return m_routes; }

private:
    struct Node;
    static const Node *find(const Node &node, const std::vector<std::string> &segments, std::size_t at,
                            std::vector<std::string> &values);
    std::deque<Route> m_routes; ///< A deque: requests point into it.
    std::unique_ptr<Node> m_root;
};

} // namespace wakedock::api
