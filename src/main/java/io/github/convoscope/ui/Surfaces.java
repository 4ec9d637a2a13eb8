package io.github.convoscope.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** The surfaces that panels and pages lie on. */
final class Surfaces {
  private Surfaces() {}

  /** A side panel: rounded, padded, scrolling where it is too long, with a close button. */
  static Region panel(SidePanel panel, Runnable close) {
    ScrollPane scroll = new ScrollPane(panel.content());
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panel-scroll");
    Button button = closeButton(close);
    StackPane body = new StackPane(scroll, button);
    StackPane.setAlignment(button, Pos.TOP_RIGHT);
    // Leaves the scroll bar its room.
    StackPane.setMargin(button, new Insets(0, 8, 0, 0));
    body.getStyleClass().add("side-panel");
    StackPane place = new StackPane(ground(), body);
    place.setId(panel.id());
    return place;
  }

  /**
   * A rounded surface to lie behind what changes often, not around it: whatever is around a node
   * JavaFX paints anew with it, even where nothing of it can be seen.
   */
  static Region ground() {
    Region ground = new Region();
    ground.getStyleClass().add("surface");
    return ground;
  }

  /** A page with its title bar. */
  static Region page(Page page, Runnable close) {
    Label title = new Label(page.title());
    title.getStyleClass().add("page-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(title, space, closeButton(close));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("page-bar");
    BorderPane surface = new BorderPane(page.content(), bar, null, null, null);
    surface.getStyleClass().addAll("surface", "page");
    surface.setId(page.id());
    return surface;
  }

  /** A flat button with a cross. */
  static Button closeButton(Runnable close) {
    Button button = new Button(null, new FontIcon("fth-x"));
    button.getStyleClass().addAll("tool", "flat", "close");
    button.setAccessibleText(PanelHost.closeText());
    LazyTooltips.put(button, PanelHost.closeText() + "  (Esc)");
    button.setOnAction(event -> close.run());
    return button;
  }

  /** A label in the small grey style of headings. */
  static Node heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("heading");
    return label;
  }
}
