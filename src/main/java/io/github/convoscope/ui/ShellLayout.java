package io.github.convoscope.ui;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the window. The scene fills it, and the rest lies over the scene: the drawing at the
 * left, bars at the bottom, dialogues in the middle. The scene keeps {@link #SCENE_SHARE} of the
 * window: panels stand at the right only where it then has more; otherwise the drawing is folded,
 * and they stand below it, so that nothing moves in the scene when a neuron is pinned. A bar for
 * which the scene has no room stands there too.
 */
final class ShellLayout extends Pane {
  /** Part of the window that the scene keeps, whatever is open. */
  static final double SCENE_SHARE = 0.6;

  private static final double MARGIN_EMS = 0.62;
  private static final double COLUMN_EMS = 22.5;

  /** A little less, where the scene would lose its share otherwise. */
  private static final double LEAST_COLUMN_EMS = 21.8;

  /** Part of the window's width that a column has at most, when the user wants very large text. */
  private static final double WIDEST_COLUMN = 0.5;

  /** A page that would be narrower covers the drawing too: the user wants very large text. */
  private static final double NARROWEST_PAGE_EMS = 40;

  private static final double DIALOGUE_MARGIN_EMS = 1.5;
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

  /** The surface of the open dialogue. */
  private @Nullable Region dialogue;

  /** The surfaces of open panels. They are kept so that each panel keeps its scroll position. */
  private final Map<SidePanel, Region> surfaces = new HashMap<>();

  private final ObservableValue<Number> em;
  private final PanelStack stack;
  private double pagesLower;

  ShellLayout(PanelHost host, ObservableValue<Number> em) {
    this.host = host;
    this.em = em;
    stack = new PanelStack(host, this::surfaceOf, em, MARGIN_EMS);
    left.getStyleClass().add("left-panel");
    for (Pane layer : new Pane[] {panelLayer, pageLayer, bottom}) {
      layer.setPickOnBounds(false);
    }
    getChildren().addAll(centre, panelLayer, bottom, pageLayer, leftGround, left, front);
    host.panels()
        .addListener((javafx.collections.ListChangeListener<SidePanel>) change -> showPanels());
    host.arrangements().addListener(changed -> requestLayout());
    host.page()
        .addListener(
            (observed, before, now) -> {
              show(pageLayer, now, host::closePage);
              requestLayout();
            });
    host.dialogue().addListener((observed, before, now) -> showDialogue(now));
    em.addListener(
        changed -> {
          setDialogueMargin();
          requestLayout();
        });
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
          // A scroll pane does not tell that what is in it has become higher.
          panel
              .content()
              .layoutBoundsProperty()
              .addListener(
                  (observed, before, now) -> {
                    if (before.getHeight() != now.getHeight()) {
                      Platform.runLater(this::requestLayout);
                    }
                  });
          surface.addEventFilter(
              MouseEvent.MOUSE_PRESSED,
              event -> {
                if (surface.getPseudoClassStates().contains(Surfaces.FOLDED)) {
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
      dialogue = null;
      return;
    }
    Region surface = Surfaces.page(page, host::closeDialogue);
    dialogue = surface;
    setDialogueMargin();
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

  private void setDialogueMargin() {
    if (dialogue != null) {
      double margin = DIALOGUE_MARGIN_EMS * em.getValue().doubleValue();
      StackPane.setMargin(dialogue, new Insets(margin));
    }
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
    double margin = margin();
    double column = column();
    double leftEdge = column + 2 * margin;
    double tall = height - 2 * margin;

    centre.resizeRelocate(0, 0, width, height);
    int beside = columnsBeside();
    boolean bar = !bottom.getChildren().isEmpty();
    double barWidth = width - leftEdge - beside * (column + margin) - margin;
    double barHeight = bar ? bottom.prefHeight(barWidth) : 0;
    boolean barBelow =
        bar && bottom.minWidth(-1) <= barWidth && share(beside, barHeight) >= SCENE_SHARE;
    boolean folded = bar && !barBelow || beside == 0 && !panelLayer.getChildren().isEmpty();
    host.setPlace(beside == 0, bar && !barBelow && beside == 0);
    double leftHeight = folded ? foldedHeight(column, tall, host.crowded().get()) : tall;
    leftGround.resizeRelocate(margin, margin, column, leftHeight);
    left.resizeRelocate(margin, margin, column, leftHeight);
    double y = 2 * margin + leftHeight;
    if (barBelow) {
      bottom.resizeRelocate(leftEdge, height - margin - barHeight, barWidth, barHeight);
    } else if (bar) {
      double inColumn = barInColumn(height - margin - y);
      bottom.resizeRelocate(margin, y, column, inColumn);
      y += inColumn + margin;
    }
    panelLayer.resizeRelocate(0, 0, width, height);
    if (beside > 0) {
      layoutBeside(beside);
    } else {
      stack.lay(host.panels(), margin, y, column, height - margin);
    }
    boolean whole = width - leftEdge - margin < NARROWEST_PAGE_EMS * em.getValue().doubleValue();
    double pageLeft = whole ? margin : leftEdge;
    pageLayer.resizeRelocate(
        pageLeft, margin + pagesLower, width - pageLeft - margin, tall - pagesLower);
    boolean covers = whole && pageLayer.isVisible();
    left.setVisible(!covers);
    leftGround.setVisible(!covers);
    panelLayer.setVisible(!covers);
    bottom.setVisible(!covers);
    if (dialoguePane != null) {
      dialoguePane.resizeRelocate(0, 0, width, height);
    }
    front.resizeRelocate(0, 0, width, height);
    Insets now =
        new Insets(
            0,
            beside * (column + margin) + margin,
            barBelow ? barHeight + margin : 0,
            leftEdge - margin);
    if (!now.equals(covered.get())) {
      covered.set(now);
    }
  }

  /**
   * The folded drawing: still lower where a panel that a lesson needs would not be seen, or not the
   * whole lesson.
   */
  private double foldedHeight(double width, double room, boolean crowded) {
    double usual = Math.ceil(left.prefHeight(width));
    // For its least height, a stack pane asks its content as if it had no insets.
    Insets around = left.getInsets();
    double least = Math.ceil(left.minHeight(width - around.getLeft() - around.getRight()));
    double besideUsual = room - usual - margin();
    boolean lower =
        stack.areTwoKept() && !stack.isRoomy(besideUsual)
            || stack.leads() && crowded
            || !stack.isLessonWhole(width, besideUsual);
    return lower ? least : usual;
  }

  private double margin() {
    return Math.round(MARGIN_EMS * em.getValue().doubleValue());
  }

  private double column() {
    double unit = em.getValue().doubleValue();
    double scene = SCENE_SHARE * getWidth() * (getLayoutY() + getHeight()) / getHeight();
    double spare = getWidth() - Math.ceil(scene) - 3 * margin() - 1;
    double wanted = Math.min(COLUMN_EMS * unit, Math.max(LEAST_COLUMN_EMS * unit, spare));
    return Math.floor(Math.min(wanted, WIDEST_COLUMN * getWidth()));
  }

  /** The scene's part of the window with so many columns of panels at the right. */
  private double share(int columns, double barHeight) {
    double margin = margin();
    double wide = getWidth() - (columns + 1) * (column() + margin) - margin;
    double high = getHeight() - (barHeight > 0 ? barHeight + margin : 0);
    return wide * high / (getWidth() * (getLayoutY() + getHeight()));
  }

  /** The largest number of panel columns at the right that leaves the scene its share. */
  private int columnsBeside() {
    int columns = panelLayer.getChildren().size();
    while (columns > 0 && share(columns, 0) < SCENE_SHARE) {
      columns--;
    }
    return columns;
  }

  /** The height of a bar between drawing and panels: the least that it needs, if room is short. */
  private double barInColumn(double room) {
    double unit = em.getValue().doubleValue();
    int panels = panelLayer.getChildren().size();
    double forPanels =
        panels == 0
            ? 0
            : PanelStack.LOWEST_EMS * unit
                + margin()
                + (panels - 1) * (PanelStack.FOLDED_EMS * unit + margin());
    double wanted = bottom.prefHeight(column());
    return wanted <= room - forPanels ? wanted : bottom.minHeight(column());
  }

  /** Lays the panels out in columns at the right. */
  private void layoutBeside(int columns) {
    int count = panelLayer.getChildren().size();
    double step = column() + margin();
    int rows = (count + columns - 1) / columns;
    for (int at = 0; at < columns; at++) {
      List<SidePanel> together =
          host.panels().subList(Math.min(count, at * rows), Math.min(count, (at + 1) * rows));
      double x = getWidth() - (columns - at) * step;
      stack.lay(together, x, margin(), column(), getHeight() - margin());
    }
  }
}
