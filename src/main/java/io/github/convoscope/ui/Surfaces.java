package io.github.convoscope.ui;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the surfaces of panels and pages. */
final class Surfaces {
  /** A panel of which only the title is seen. */
  static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

  private Surfaces() {}

  /** Shows only the title of a panel, or all of it. */
  static void fold(Region surface, boolean folded) {
    surface.pseudoClassStateChanged(FOLDED, folded);
    if (folded && surface.lookup(".panel-scroll") instanceof ScrollPane scroll) {
      scroll.setVvalue(0);
    }
  }

  /**
   * Makes a side panel: rounded and padded, with a close button. It scrolls if it is too long; then
   * its first line stays, so that the button covers nothing.
   */
  static Region panel(SidePanel panel, Runnable close) {
    ScrollPane scroll = new ScrollPane(panel.content());
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panel-scroll");
    if (panel.content() instanceof VBox content
        && !content.getChildren().isEmpty()
        && content.getChildren().get(0) instanceof Region title
        && !StickyHeader.isSticky(title)) {
      title.getStyleClass().add("stuck-title");
      title.setMaxWidth(Double.MAX_VALUE);
      new StickyHeader(content, title);
    }
    Button button = closeButton(close);
    StackPane body = new StackPane(scroll, more(scroll), button);
    StackPane.setAlignment(button, Pos.TOP_RIGHT);
    body.getStyleClass().add("side-panel");
    StackPane place = new StackPane(ground(), body);
    place.getStyleClass().add("panel-place");
    place.setId(panel.id());
    return place;
  }

  /**
   * A shade over the lower edge while there is more below: a line that is cut off there goes on.
   */
  private static Region more(ScrollPane scroll) {
    Region shade = new Region();
    shade.getStyleClass().add("scroll-more");
    shade.setMouseTransparent(true);
    StackPane.setAlignment(shade, Pos.BOTTOM_CENTER);
    shade
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    scroll.getVvalue() < scroll.getVmax()
                        && scroll.getContent().getLayoutBounds().getHeight()
                            > scroll.getViewportBounds().getHeight() + 1,
                scroll.vvalueProperty(),
                scroll.viewportBoundsProperty(),
                scroll.getContent().layoutBoundsProperty()));
    return shade;
  }

  /** The space between the edges of a side panel and its content. */
  static Insets padding(Region panel) {
    return panel.lookup(".side-panel") instanceof Region body ? body.getInsets() : Insets.EMPTY;
  }

  /**
   * Makes a rounded background for content that changes often. Put it behind the content, as a
   * sibling: JavaFX repaints the parent of a changed node as well, even where the node covers it.
   */
  static Region ground() {
    Region ground = new Region();
    ground.getStyleClass().add("surface");
    return ground;
  }

  /** Makes a page with its title bar. */
  static Region page(Page page, Runnable close) {
    Label title = new Label(page.title());
    title.getStyleClass().add("page-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(title, space, closeButton(close));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("page-bar");
    // JavaFX's BorderPane asks how high its centre is at a width that includes its own insets.
    VBox surface = new VBox(bar, page.content());
    VBox.setVgrow(page.content(), Priority.ALWAYS);
    surface.getStyleClass().addAll("surface", "page");
    surface.setId(page.id());
    return surface;
  }

  /** Makes a flat button with a cross. */
  static Button closeButton(Runnable close) {
    Button button = new Button(null, new FontIcon("fth-x"));
    button.getStyleClass().addAll("tool", "flat", "close");
    button.setAccessibleText(PanelHost.closeText());
    LazyTooltips.put(button, PanelHost.closeText() + "  (Esc)");
    button.setOnAction(event -> close.run());
    return button;
  }

  /** Makes a label in the small grey style of headings. */
  static Node heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("heading");
    return label;
  }
}
