#pragma once

#include "models/items/terminal_palette.h"
#include "models/terminal/terminal_tab.h"

#include <QFont>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QTimer>

#include <optional>

namespace wakedock::models {

/// Shows a terminal and types into it: letters, keys, mouse, selection, the lines that scrolled away. Takes every key while
/// it has the focus but Ctrl+Shift+C and V (copy, paste), Shift+PageUp and PageDown (scroll) and Ctrl+Shift+Tab, which
/// leaves it.
class TerminalItem : public QQuickPaintedItem
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::TerminalTab *tab READ tab WRITE setTab NOTIFY tabChanged)
    Q_PROPERTY(QString family READ family WRITE setFamily NOTIFY lookChanged)
    Q_PROPERTY(int pixelSize READ pixelSize WRITE setPixelSize NOTIFY lookChanged)
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY lookChanged)
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY lookChanged)
    Q_PROPERTY(QColor paper READ paper WRITE setPaper NOTIFY lookChanged)
    Q_PROPERTY(QColor highlight READ highlight WRITE setHighlight NOTIFY lookChanged)
    Q_PROPERTY(int lineCount READ lineCount NOTIFY scrolled)
    Q_PROPERTY(int rows READ rows NOTIFY scrolled)
    Q_PROPERTY(int topLine READ topLine WRITE setTopLine NOTIFY scrolled)
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY selectionChanged)
    Q_PROPERTY(QString visibleText READ visibleText NOTIFY scrolled)

public:
    explicit TerminalItem(QQuickItem *parent = nullptr);

    [[nodiscard]] TerminalTab *tab() const { return m_tab; }
    void setTab(TerminalTab *tab);
    [[nodiscard]] QString family() const { return m_family; }
    void setFamily(const QString &family);
    [[nodiscard]] int pixelSize() const { return m_pixelSize; }
    void setPixelSize(int size);
    [[nodiscard]] bool dark() const { return m_dark; }
    void setDark(bool dark);
    [[nodiscard]] QColor ink() const { return m_palette.ink(); }
    void setInk(const QColor &ink);
    [[nodiscard]] QColor paper() const { return m_palette.paper(); }
    void setPaper(const QColor &paper);
    [[nodiscard]] QColor highlight() const { return m_highlight; }
    void setHighlight(const QColor &highlight);

    /// All lines, those that scrolled away first.
    [[nodiscard]] int lineCount() const;
    [[nodiscard]] int rows() const;
    [[nodiscard]] int topLine() const;
    void setTopLine(int line);
    [[nodiscard]] bool hasSelection() const { return m_selection.has_value(); }
    [[nodiscard]] QString selectedText() const;
    /// For screen readers.
    [[nodiscard]] QString visibleText() const;

    Q_INVOKABLE void copy();
    Q_INVOKABLE void paste();

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void tabChanged();
    void lookChanged();
    void scrolled();
    void selectionChanged();

protected:
    bool event(QEvent *event) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    static constexpr qreal Margin = 10;
    struct Selection {
        TerminalPlace from;
        TerminalPlace to;
    };
    void measure();
    void fit();
    void onDrawn();
    void follow();
    void select(std::optional<Selection> selection);
    [[nodiscard]] bool isSelected(TerminalPlace place) const;
    [[nodiscard]] TerminalPlace placeAt(QPointF point) const;
    [[nodiscard]] QRectF cellRect(int row, int column, int width) const;
    void paintLine(QPainter &painter, int row, const TerminalLine &line) const;
    void paintRun(QPainter &painter, int row, int column, const TerminalLine &line, int end) const;
    void paintCursor(QPainter &painter) const;
    void paintBlockCursor(QPainter &painter, const QRectF &area, TerminalPlace place) const;

    // terminal_item_input.cpp
    bool obeyShortcut(const QKeyEvent &event);
    bool pressKey(const QKeyEvent &event);
    void typeText(const QKeyEvent &event);
    void leave();
    void pageUp();
    void pageDown();

    QPointer<TerminalTab> m_tab;
    QString m_family;
    int m_pixelSize = 13;
    bool m_dark = false;
    TerminalPalette m_palette;
    QColor m_highlight;
    QFont m_font;
    qreal m_cellWidth = 8;
    qreal m_cellHeight = 16;
    qreal m_ascent = 12;
    std::optional<int> m_top; ///< Scrolled back to this line; nothing = at the end.
    std::optional<Selection> m_selection;
    std::optional<TerminalPlace> m_pressedAt;
    qreal m_wheel = 0;
    QTimer m_fit;
};

} // namespace wakedock::models
