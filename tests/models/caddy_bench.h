#pragma once

#include "models/caddy/caddy_catalog.h"
#include "tests/models/model_bench.h"

namespace wakedock::tests {

/// The models of Caddy over the demo's.
struct CaddyBench : ModelBench {
    explicit CaddyBench(DemoWorld::Scenario scenario = DemoWorld::Scenario::Full) : ModelBench(scenario), caddy(bridge) { }

    bool knowsStatus()
    {
        caddy.status()->reload();
        return waitUntil([this] { return caddy.status()->state() == models::RequestState::Ready; });
    }
    bool readsConfig()
    {
        caddy.config()->reload();
        return waitUntil([this] { return caddy.config()->state() == models::RequestState::Ready; });
    }
    bool listsBackups()
    {
        caddy.backups()->reload();
        return waitUntil([this] { return caddy.backups()->state() == models::RequestState::Ready; });
    }
    bool tries(const QString &text, bool isCaddyfile)
    {
        caddy.draft()->setCaddyfile(isCaddyfile);
        caddy.draft()->setText(text);
        caddy.draft()->check();
        return waitUntil([this] { return caddy.draft()->stage() == models::ConfigDraftModel::Checked; });
    }
    [[nodiscard]] QString shown() const
    {
        QString text;
        auto &lines = *const_cast<models::CaddyCatalog &>(caddy).config()->lines();
        for (int row = 0; row < lines.count(); ++row) {
            text += lines.index(row).data(models::TextLinesModel::TextRole).toString() + u'\n';
        }
        return text;
    }

    models::CaddyCatalog caddy;
};

} // namespace wakedock::tests
