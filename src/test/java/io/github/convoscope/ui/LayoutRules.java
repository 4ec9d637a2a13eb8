package io.github.convoscope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Checks a laid out window: no words are shortened, nothing lies outside the window or over
 * something else, no type is too small, words stand out from what is behind them, no surface is
 * half empty, and the scene has its share.
 *
 * <pre>{@code
 * Set<String> findings = new LayoutRules(shell).findings();  // empty: all is well
 * }</pre>
 */
final class LayoutRules {
  /** Letters are at least this part of the window's height. */
  private static final double SMALLEST_TYPE = 1.0 / 60;

  private static final double LEAST_CONTRAST = 4.5;
  private static final double SCENE_SHARE = 0.6;

  /** Dialogues as long as the network has layers. */
  private static final Set<String> LISTS = Set.of("network");

  /** The longer side of a picture, in multiples of the text's size. */
  private static final double LEAST_PICTURE_EMS = 2;

  /** Pixels by which neighbours may overlap: letters have margins of their own. */
  private static final double TOUCH = 1.5;

  private final Shell shell;
  private final Region root;
  private final TreeSet<String> findings = new TreeSet<>();

  LayoutRules(Shell shell) {
    this.shell = shell;
    root = (Region) shell.root();
  }

  TreeSet<String> findings() {
    List<LayoutItem> items = LayoutItems.of(shell);
    for (LayoutItem item : items) {
      if (!item.surface()) {
        words(item.node());
      }
      place(item);
    }
    overlaps(items);
    boolean usual = shell.workspace().settings().textFactor() == 1;
    if (usual && shell.host().page().get() == null && shell.host().dialogue().get() == null) {
      share();
    }
    halves();
    scrolling();
    if (usual) {
      // Letters that the user has enlarged leave pictures less room, not more.
      pictures(items);
    }
    return findings;
  }

  private void find(String what, Object... values) {
    findings.add(String.format(Locale.ROOT, what, values));
  }

  private void words(Node node) {
    if (node instanceof FontIcon) {
      return;
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      type(text, text.getText());
    } else if (node instanceof Labeled labeled) {
      labeled(labeled);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().stream().filter(Node::isVisible).forEach(this::words);
    }
  }

  private void labeled(Labeled labeled) {
    String all = labeled.getText();
    for (Node part : labeled.getChildrenUnmodifiable()) {
      if (part instanceof Text text
          && !(part instanceof FontIcon)
          && all != null
          && !all.isBlank()) {
        if (!text.getText().equals(all) && !all.contains("_")) {
          find("shortened: %s to %s", name(labeled), text.getText());
        }
        type(text, all);
      }
    }
  }

  private void type(Text text, String words) {
    double smallest = SMALLEST_TYPE * root.getHeight();
    double size = text.getFont().getSize();
    if (size < smallest - 0.05) {
      find("small type: %.1f < %.1f %s", size, smallest, brief(words));
    }
    if (text.getParent() != null && !text.getParent().isDisabled() && !text.isDisabled()) {
      double contrast = Contrast.ofText(text, shell.colours().get().back());
      if (contrast < LEAST_CONTRAST) {
        find("contrast: %.1f %s in %s", contrast, brief(words), name(text.getParent()));
      }
    }
  }

  private static String brief(String words) {
    return "\u201c" + words.substring(0, Math.min(30, words.length())) + "\u201d";
  }

  private static String name(Node node) {
    return new LayoutItem(node, LayoutItem.NOTHING, LayoutItem.NOTHING, false).name();
  }

  private void place(LayoutItem item) {
    Bounds box = item.whole();
    if (hasParent(item.node(), node -> "pad".equals(node.getId()))) {
      return;
    }
    // What a scroll pane cuts off below can be scrolled to; what it cuts off at a side can not.
    boolean scrolled = hasParent(item.node(), node -> node.getStyleClass().contains("viewport"));
    Bounds room = scrolled ? scrollRoom(item.node()) : root.getLayoutBounds();
    if (!scrolled) {
      room = surfaceRoom(item.node(), room);
    }
    boolean beside =
        box.getMinX() < room.getMinX() - TOUCH || box.getMaxX() > room.getMaxX() + TOUCH;
    boolean above =
        box.getMinY() < room.getMinY() - TOUCH || box.getMaxY() > room.getMaxY() + TOUCH;
    if (beside || above && !scrolled) {
      find(
          "outside: %s x %.0f to %.0f, y %.0f to %.0f",
          item.name(), box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
    }
  }

  /** The panel or bar around a node; the window where there is none. */
  private static Bounds surfaceRoom(Node node, Bounds window) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("surface") || at.getStyleClass().contains("panel-place")) {
        return at.localToScene(at.getLayoutBounds());
      }
    }
    return window;
  }

  /** The viewport around a node. */
  private Bounds scrollRoom(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("viewport")) {
        return at.localToScene(at.getLayoutBounds());
      }
    }
    return root.getLayoutBounds();
  }

  private void overlaps(List<LayoutItem> items) {
    for (int below = 0; below < items.size(); below++) {
      LayoutItem one = items.get(below);
      for (int above = below + 1; above < items.size(); above++) {
        LayoutItem other = items.get(above);
        if (!one.surface() && one.isSeen() && other.isSeen() && !one.related(other)) {
          Bounds both = LayoutItem.common(one.seen(), other.seen());
          if (both.getWidth() > TOUCH && both.getHeight() > TOUCH && !intended(one, other)) {
            find(
                "over another: %s over %s at %.0f, %.0f",
                other.name(), one.name(), both.getMinX(), both.getMinY());
          }
        }
      }
    }
  }

  /** Words and tools that stand on a picture, and the thumb of a slider. */
  private static boolean intended(LayoutItem one, LayoutItem other) {
    boolean picture = isPicture(one.node()) && !other.surface();
    boolean onPad = hasParent(other.node(), node -> "pad".equals(node.getId()));
    return picture || onPad || one.node() instanceof Slider && other.node() instanceof Text;
  }

  private static boolean isPicture(Node node) {
    return node instanceof javafx.scene.canvas.Canvas
        || node instanceof javafx.scene.image.ImageView;
  }

  static boolean hasParent(Node node, Predicate<Node> which) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (which.test(at)) {
        return true;
      }
    }
    return false;
  }

  private void share() {
    Insets covered = shell.covered().get();
    double menus = root.lookup(".menu-bar") instanceof Region bar ? bar.getHeight() : 0;
    double wide = root.getWidth() - covered.getLeft() - covered.getRight();
    double high = root.getHeight() - menus - covered.getTop() - covered.getBottom();
    double share = wide * high / (root.getWidth() * root.getHeight());
    if (share < SCENE_SHARE) {
      find("the scene has %.0f %% of the window", 100 * share);
    }
  }

  /** Neither the right nor the lower half of a panel, page or dialogue is empty. */
  private void halves() {
    List<Node> surfaces = new ArrayList<>();
    if (shell.host().dialogue().get() != null || shell.host().page().get() != null) {
      surfaces.addAll(root.lookupAll(".page"));
    } else {
      root.lookupAll(".panel-place").stream()
          .filter(
              node ->
                  node.getPseudoClassStates().stream()
                      .noneMatch(s -> s.getPseudoClassName().equals("folded")))
          .forEach(surfaces::add);
    }
    for (Node surface : surfaces) {
      Bounds box = surface.localToScene(surface.getLayoutBounds());
      double right = box.getMinX();
      double lower = box.getMinY();
      for (LayoutItem item : LayoutItems.within(surface)) {
        boolean close = item.node().getStyleClass().contains("close");
        if (item.isSeen() && !close) {
          right = Math.max(right, item.seen().getMaxX());
          lower = Math.max(lower, item.seen().getMaxY());
        }
      }
      if (right < box.getCenterX()) {
        find("empty right half of %s", surface.getId());
      }
      if (lower < box.getCenterY()) {
        find("empty lower half of %s", id(surface));
      }
    }
  }

  /** A dialogue is a summary or a question: it is seen whole. */
  private void scrolling() {
    if (shell.host().dialogue().get() == null) {
      return;
    }
    Page dialogue = shell.host().dialogue().get();
    if (dialogue != null && LISTS.contains(dialogue.id())) {
      return;
    }
    for (Node node : root.lookupAll(".scroll-pane")) {
      if (node instanceof ScrollPane scroll
          && hasParent(node, at -> at.getStyleClass().contains("modal-pane"))) {
        double needed = scroll.getContent().getLayoutBounds().getHeight();
        double room = scroll.getViewportBounds().getHeight();
        if (needed > room + TOUCH) {
          find("scrolls: %s, %.0f of %.0f", id(scroll), room, needed);
        }
      }
    }
  }

  /** Pictures grow with the text. */
  private void pictures(List<LayoutItem> items) {
    double least = LEAST_PICTURE_EMS * shell.em().get();
    for (LayoutItem item : items) {
      if (item.node() instanceof Control control) {
        control.lookupAll(".image-view").forEach(view -> picture(view, least));
      }
      picture(item.node(), least);
    }
  }

  private void picture(Node node, double least) {
    if (node instanceof ImageView view && view.getImage() != null) {
      Bounds box = view.localToScene(view.getLayoutBounds());
      if (Math.max(box.getWidth(), box.getHeight()) < least) {
        find("tiny picture: %.0f < %.0f in %s", box.getWidth(), least, id(view));
      }
    }
  }

  private static String id(Node surface) {
    Node at = surface;
    while (at.getId() == null && at.getParent() != null) {
      at = at.getParent();
    }
    return at.getId();
  }
}
