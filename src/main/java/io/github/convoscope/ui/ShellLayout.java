package io.github.convoscope.ui;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the window. The scene fills it, and the rest lies over the scene: the drawing at the
 * left, the panels at the right, step mode at the bottom, dialogues in the middle.
 */
final class ShellLayout extends Pane {
  private static final double MARGIN = 8;
  private static final double LEFT_EMS = 18.5;
  private static final double MOST_LEFT_EMS = 28;

  /**
   * The share of a tall window's height that the left column's width may have: the pad grows with
   * the window.
   */
  private static final double LEFT_PART = 0.36;

  private static final double PANEL_EMS = 22.5;

  /** Room that several columns of panels leave to the scene: the larger of these two. */
  private static final double SCENE_EMS = 46;

  private static final double SCENE_PART = 0.42;

  /** A panel that would be lower than this is folded to its title. */
  private static final double LOWEST_EMS = 17;

  /** A panel may take up to this multiple of its share, if its whole content then fits. */
  private static final double SLIGHTLY = 1.35;

  private static final double FOLDED_EMS = 3.1;
  private static final double DIALOGUE_MARGIN = 48;
  private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

  private final StackPane centre = new StackPane();
  private final StackPane left = new StackPane();
  private final Region leftGround = Surfaces.ground();
  private final StackPane bottom = new StackPane();
  private final Pane panelLayer =
      new Pane() {
        @Override
        protected void layoutChildren() {
          // This class sets the size of each panel; a pane would resize them to their preferred
          // sizes.
        }
      };
  private final StackPane pageLayer = new StackPane();
  private final StackPane front = new StackPane();
  private final ReadOnlyObjectWrapper<Insets> covered = new ReadOnlyObjectWrapper<>(Insets.EMPTY);
  private final PanelHost host;

  /** Dims the window behind a dialogue; made when the first dialogue opens. */
  private @Nullable ModalPane dialoguePane;

  /** The surfaces of open panels. They are kept so that each panel keeps its scroll position. */
  private final Map<SidePanel, Region> surfaces = new HashMap<>();

  private final ObservableValue<Number> em;
  private double pagesLower;

  ShellLayout(PanelHost host, ObservableValue<Number> em) {
    this.host = host;
    this.em = em;
    left.getStyleClass().add("left-panel");
    for (Pane layer : new Pane[] {panelLayer, pageLayer, bottom}) {
      layer.setPickOnBounds(false);
    }
    getChildren().addAll(centre, panelLayer, bottom, pageLayer, leftGround, left, front);
    host.panels()
        .addListener((javafx.collections.ListChangeListener<SidePanel>) change -> showPanels());
    host.arrangements().addListener(changed -> requestLayout());
    host.page().addListener((observed, before, now) -> show(pageLayer, now, host::closePage));
    host.dialogue().addListener((observed, before, now) -> showDialogue(now));
    em.addListener(changed -> requestLayout());
    bottom.getChildren().addListener((javafx.beans.InvalidationListener) all -> requestLayout());
    front.setPickOnBounds(false);
    pageLayer.setVisible(false);
  }

  /** Nodes that fill the window. */
  ObservableList<Node> centre() {
    return centre.getChildren();
  }

  /** Nodes of the left column. */
  ObservableList<Node> left() {
    return left.getChildren();
  }

  /** Nodes below the scene; an empty list takes no room. */
  ObservableList<Node> bottom() {
    return bottom.getChildren();
  }

  /** Nodes in front of everything else. */
  ObservableList<Node> front() {
    return front.getChildren();
  }

  /**
   * The nodes that can have the keyboard focus now, in reading order; only the dialogue while one
   * is open.
   */
  List<Node> places() {
    if (dialoguePane != null && dialoguePane.isDisplay()) {
      return List.of(dialoguePane);
    }
    List<Node> places = new ArrayList<>();
    places.add(left);
    places.add(pageLayer.isVisible() ? pageLayer : centre);
    places.add(bottom);
    places.addAll(panelLayer.getChildren());
    return places;
  }

  /** Lets pages begin below something that covers so many pixels at the top. */
  void beginPagesBelow(double covered) {
    double lower = Math.max(0, covered);
    if (lower != pagesLower) {
      pagesLower = lower;
      requestLayout();
    }
  }

  /** The width, in pixels, of the covered strip on each side of the scene. */
  ReadOnlyObjectProperty<Insets> covered() {
    return covered.getReadOnlyProperty();
  }

  private void showPanels() {
    surfaces.keySet().retainAll(host.panels());
    panelLayer.getChildren().setAll(host.panels().stream().map(this::surface).toList());
    requestLayout();
  }

  private Region surface(SidePanel panel) {
    return surfaces.computeIfAbsent(
        panel,
        fresh -> {
          Region surface = Surfaces.panel(panel, () -> host.close(panel));
          surface.addEventFilter(
              MouseEvent.MOUSE_PRESSED,
              event -> {
                if (surface.getPseudoClassStates().contains(FOLDED)) {
                  host.raise(panel);
                }
              });
          return surface;
        });
  }

  private Region surfaceOf(SidePanel panel) {
    return Objects.requireNonNull(surfaces.get(panel));
  }

  private static void show(StackPane layer, @Nullable Page page, Runnable close) {
    layer.setVisible(page != null);
    if (page == null) {
      layer.getChildren().clear();
      return;
    }
    layer.getChildren().setAll(Surfaces.page(page, close));
    layer.getChildren().get(0).requestFocus();
  }

  private void showDialogue(@Nullable Page page) {
    if (page == null) {
      ModalPane shown = Objects.requireNonNull(dialoguePane);
      shown.hide(true);
      shown.setVisible(false);
      return;
    }
    Region surface = Surfaces.page(page, host::closeDialogue);
    StackPane.setMargin(surface, new Insets(DIALOGUE_MARGIN));
    if (page.content() instanceof Region content && content.getMaxHeight() == USE_PREF_SIZE) {
      // A dialogue that is not to grow beyond what it needs.
      surface.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }
    ModalPane pane = dialoguePane();
    pane.setVisible(true);
    // Makes the skin now, as a new skin begins by hiding its content.
    pane.applyCss();
    pane.show(surface);
    surface.requestFocus();
  }

  private ModalPane dialoguePane() {
    ModalPane known = dialoguePane;
    if (known != null) {
      return known;
    }
    ModalPane made = new ModalPane(0);
    made.setInTransitionFactory(null);
    made.setOutTransitionFactory(null);
    // A click beside the dialogue hides it.
    made.displayProperty()
        .addListener(
            (observed, before, displayed) -> {
              if (!displayed) {
                host.closeDialogue();
              }
            });
    dialoguePane = made;
    getChildren().add(getChildren().indexOf(front), made);
    return made;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double unit = em.getValue().doubleValue();
    double tall = height - 2 * MARGIN;
    double leftWidth = unit * Math.max(LEFT_EMS, Math.min(MOST_LEFT_EMS, LEFT_PART * tall / unit));
    double leftEdge = leftWidth + 2 * MARGIN;

    centre.resizeRelocate(0, 0, width, height);
    leftGround.resizeRelocate(MARGIN, MARGIN, leftWidth, tall);
    left.resizeRelocate(MARGIN, MARGIN, leftWidth, tall);
    int columns = columns(width, leftEdge, unit);
    double rightEdge = rightEdge(width, columns, unit);

    double free = rightEdge - leftEdge;
    boolean anything = !bottom.getChildren().isEmpty();
    // If the room beside the panels is too narrow, the bar extends below them.
    boolean through = anything && bottom.minWidth(-1) > free;
    double bottomWidth = through ? width - leftEdge - MARGIN : free;
    double bottomHeight = anything ? bottom.prefHeight(bottomWidth) : 0;
    bottom.resizeRelocate(leftEdge, height - MARGIN - bottomHeight, bottomWidth, bottomHeight);
    layoutPanels(width, through ? height - bottomHeight - MARGIN : height, columns, unit);
    pageLayer.resizeRelocate(
        leftEdge, MARGIN + pagesLower, width - leftEdge - MARGIN, tall - pagesLower);
    if (dialoguePane != null) {
      dialoguePane.resizeRelocate(0, 0, width, height);
    }
    front.resizeRelocate(0, 0, width, height);
    Insets now =
        new Insets(
            0, width - rightEdge, bottomHeight == 0 ? 0 : bottomHeight + MARGIN, leftEdge - MARGIN);
    if (!now.equals(covered.get())) {
      covered.set(now);
    }
  }

  /** The largest number of panel columns that leaves the scene enough room. */
  private int columns(double width, double leftEdge, double unit) {
    int fitting =
        (int)
            ((width - leftEdge - Math.max(SCENE_EMS * unit, SCENE_PART * width))
                / (PANEL_EMS * unit + MARGIN));
    return Math.min(panelLayer.getChildren().size(), Math.max(1, fitting));
  }

  /** The right edge of the visible part of the scene. */
  private static double rightEdge(double width, int columns, double unit) {
    return width - columns * (PANEL_EMS * unit + MARGIN) - MARGIN;
  }

  /** Lays the panels out in columns at the right. */
  private void layoutPanels(double width, double height, int columns, double unit) {
    panelLayer.resizeRelocate(0, 0, width, height);
    int count = panelLayer.getChildren().size();
    double column = PANEL_EMS * unit + MARGIN;
    for (int at = 0; at < columns; at++) {
      int rows = (count + columns - 1) / columns;
      List<SidePanel> together =
          host.panels().subList(Math.min(count, at * rows), Math.min(count, (at + 1) * rows));
      stack(together, width - (columns - at) * column, column - MARGIN, height - MARGIN, unit);
    }
  }

  /**
   * Lays panels out one below the other: small ones get the height they need, the others share the
   * rest. If they would become too low to use, those that were opened first are folded to their
   * titles.
   */
  private void stack(List<SidePanel> panels, double x, double width, double bottom, double unit) {
    double folded = FOLDED_EMS * unit;
    int most = Math.max(1, (int) ((bottom - MARGIN) / (LOWEST_EMS * unit + MARGIN)));
    List<SidePanel> open = host.newest(panels, most);
    double left = bottom - (panels.size() - open.size()) * (folded + MARGIN);
    Map<SidePanel, Double> heights = new HashMap<>();
    List<SidePanel> waiting = new ArrayList<>(open);
    while (!waiting.isEmpty()) {
      double share = left / waiting.size() - MARGIN;
      SidePanel next = waiting.get(0);
      double height = share;
      double others = (waiting.size() - 1) * (LOWEST_EMS * unit + MARGIN) + MARGIN;
      for (SidePanel panel : waiting.size() > 1 ? waiting : List.<SidePanel>of()) {
        double needed = needed(panel, width);
        boolean slightlyMore = needed <= SLIGHTLY * share && needed <= left - others;
        if (needed <= share || slightlyMore) {
          next = panel;
          height = needed;
        }
      }
      heights.put(next, height);
      left -= height + MARGIN;
      waiting.remove(next);
    }
    double y = MARGIN;
    for (SidePanel panel : panels) {
      Region surface = surfaceOf(panel);
      double height = heights.getOrDefault(panel, folded);
      fold(surface, !open.contains(panel));
      surface.resizeRelocate(x, y, width, height);
      y += height + MARGIN;
    }
  }

  /**
   * The height that a panel needs. Asks the content itself, as a scroll pane would ask for the
   * height without passing on the width.
   */
  private double needed(SidePanel panel, double width) {
    Insets insets = surfaceOf(panel).getInsets();
    double inside = width - insets.getLeft() - insets.getRight();
    return panel.content().prefHeight(inside) + insets.getTop() + insets.getBottom();
  }

  private static void fold(Region surface, boolean folded) {
    surface.pseudoClassStateChanged(FOLDED, folded);
    if (folded && surface.lookup(".panel-scroll") instanceof ScrollPane scroll) {
      scroll.setVvalue(0);
    }
  }
}
