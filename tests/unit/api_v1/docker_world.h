#pragma once

#include "api_world.h"
#include "tests/support/fakes/fake_engine_objects.h"

#include <string>
#include <vector>

namespace wakedock::tests {

/// The API over an engine whose objects have been told, with one deployed service, `shop`.
class DockerWorld : public ApiWorld
{
public:
    DockerWorld()
    {
        service = deployed("shop", {{"volumes", {{{"type", "volume"}, {"source", "shop-data"}, {"target", "/data"}}}}});
        tell();
    }

    nlohmann::json service;

    [[nodiscard]] FakeContainerEngine &engine() { return workshop.engine; }
    [[nodiscard]] FakeEngineObjects &objects() { return workshop.engines.fakeObjects(); }
    /// After the engine was changed by hand: until all of it is known.
    void tell()
    {
        waitUntil([this] { return ask("GET", "/api/v1/networks").status == 200; });
        objects().tellAll();
        workshop.calm();
    }
    /// A container nobody deployed. @return its id
    std::string stranger(const std::string &name, bool running, const std::string &image = "app:1")
    {
        core::ContainerSpec spec;
        spec.name = name;
        spec.image = image;
        auto id = engine().addContainer(spec, running);
        waitUntil([this, &id] { return ask("GET", "/api/v1/containers/" + id).status == 200; });
        return id;
    }
    /// The names in a list, in its order.
    std::vector<std::string> names(const std::string &target, const char *field = "name")
    {
        std::vector<std::string> found;
        const auto reply = ask("GET", target);
        for (const auto &item : reply.body.at("items")) {
            found.push_back(item.at(field).get<std::string>());
        }
        return found;
    }
    /// Of the container that makes up `shop`.
    [[nodiscard]] std::string shopContainer() const { return service["container_ids"][0].get<std::string>(); }
};

} // namespace wakedock::tests
