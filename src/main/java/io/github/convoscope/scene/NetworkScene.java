package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.OpenLayers;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.SubScene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The node that shows a network in 3D: a coloured cell for each neuron, names, edges and outlines.
 * JavaFX thread only.
 *
 * <pre>{@code
 * NetworkScene scene = new NetworkScene(model.spec());
 * scene.setOnNeuronClicked(neuron -> System.out.println(neuron));
 * root.getChildren().add(scene);
 * painter.paint(activations, 0, colours);
 * scene.show(colours);
 * scene.camera().flyTo(3);
 * }</pre>
 *
 * <p>It is drawn inside its padding, which is the space that panels take. It reacts to the pointer:
 * drag, wheel and touch move the camera, a click picks a neuron or an edge. Where JavaFX offers no
 * 3D, the same is drawn flat.
 */
public final class NetworkScene extends Region {
  private static final PseudoClass LIGHT = PseudoClass.getPseudoClass("light");

  private final LayersLook look;

  /** Those of the look, by index of the layer. */
  private final boolean[] visible;

  private final Smoothing smoothing;
  private final boolean deep = Platform.isSupported(ConditionalFeature.SCENE3D);
  private final SceneCamera camera;
  private final PointerControl pointer = new PointerControl(this);
  private final LayoutMotion motion;
  private volatile LayersView layers;
  private final MarkLines marks;
  private final SceneLabels labels;
  private final PathLabels pathLabels = new PathLabels();
  private final ReadOnlyObjectWrapper<@Nullable Neuron> hovered = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper hoveredClosed = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyObjectWrapper<NetworkLayout> layout;

  /** What is seen now: the layout, or one on its way to it. */
  private NetworkLayout shown;

  /**
   * A network in the usual layout with large layers closed, black until a frame is shown, seen from
   * the home view.
   */
  public NetworkScene(NetworkSpec spec) {
    this(NetworkLayout.of(spec, OpenLayers.atStart(spec), Arrangements.usual()), Smoothing.AT_REST);
  }

  /**
   * A network in a layout of its own.
   *
   * @param smoothing when edges are smooth; about a third slower where no graphics card draws
   */
  public NetworkScene(NetworkLayout layout, Smoothing smoothing) {
    NetworkLayout first =
        deep ? layout : NetworkLayout.of(layout.spec(), layout.open(), Arrangements.flat());
    this.layout = new ReadOnlyObjectWrapper<>(first);
    shown = first;
    this.smoothing = smoothing;
    look = new LayersLook(layout.spec().depth());
    visible = look.visible;
    layers = newLayers();
    marks = new MarkLines(first, visible, this::tip, this::cellTip);
    labels = new SceneLabels(first);
    labels.setManaged(false);
    camera =
        new SceneCamera(
            first,
            labels::widthBeside,
            labels::besideAnswer,
            () -> getScene() != null,
            this::cameraMoved);
    motion = new LayoutMotion(first, this::take);
    getChildren().addAll(layers.node(), labels, pathLabels);
    setBackground(Backdrop.background(false));
    getStyleClass().add("network-scene");
    getStylesheets().add(SceneStyle.SHEET);
    pointer.listen();
  }

  private LayersView newLayers() {
    LayersView view = deep ? new LayersIn3D(shown, smoothing) : new LayersIn2D(shown);
    view.setRelief(look.relief());
    return view;
  }

  /** The layout of the network; another one after a layer was opened or closed. */
  public NetworkLayout networkLayout() {
    return layout.get();
  }

  /** The layout of the network; another one after a layer was opened or closed. */
  public ReadOnlyObjectProperty<NetworkLayout> networkLayoutProperty() {
    return layout.getReadOnlyProperty();
  }

  /** True where a layer shows its summary only. */
  public boolean isClosed(int layer) {
    return layout.get().place(layer).closed();
  }

  /**
   * Shows all neurons of a layer. Where that is more than can be drawn, other layers are closed.
   * The layer is black until a frame is shown in which it is open.
   */
  public void openLayer(int layer) {
    show(layout.get().open().with(layer), layer);
  }

  /** Shows the summary of a layer; the input and the answer stay open. */
  public void closeLayer(int layer) {
    show(layout.get().open().without(layer), layer);
  }

  private void show(OpenLayers open, int kept) {
    NetworkLayout before = layout.get();
    if (!open.closed().equals(before.open().closed())) {
      go(NetworkLayout.of(before.spec(), open, before.arrangement()), kept);
    }
  }

  /** The arrangement of the layers. */
  public Arrangement arrangement() {
    return layout.get().arrangement();
  }

  /** Moves all layers to another arrangement; where there is no 3D, nothing moves. */
  public void setArrangement(Arrangement next) {
    NetworkLayout before = layout.get();
    if (deep && next != before.arrangement()) {
      go(NetworkLayout.of(before.spec(), before.open(), next), 0);
    }
  }

  /** Lets cells stand out of their boards: 0 not at all, 1 as usual, 2 twice as far. */
  public void setRelief(double strength) {
    look.setRelief(strength);
    layers.setRelief(strength);
    drawMarks();
  }

  /** Moves to another layout; a layer stays where it is, if the camera is where a person put it. */
  private void go(NetworkLayout next, int kept) {
    NetworkLayout before = layout.get();
    boolean regrouped = !next.open().closed().equals(before.open().closed());
    layout.set(next);
    if (regrouped) {
      renew(next);
    }
    forgetPointer();
    labels.setLayout(next);
    if (camera.reducedMotionProperty().get() || getScene() == null || !deep) {
      motion.jump(next);
    } else {
      motion.move(before, next);
    }
    camera.setLayout(next, kept);
  }

  /** Makes new nodes for the layers: some show other cells than before. */
  private void renew(NetworkLayout next) {
    Node before = layers.node();
    shown = next;
    layers = newLayers();
    getChildren().set(getChildren().indexOf(before), layers.node());
    look.give(layers);
    layers.node().relocate(labels.getLayoutX(), labels.getLayoutY());
    layers.resize(labels.getWidth(), labels.getHeight());
    layers.setCamera(camera.pose(), camera.projection());
  }

  /** Takes what is seen now, at rest or on its way. */
  private void take(NetworkLayout now) {
    shown = now;
    marks.setLayout(now);
    layers.move(now);
    drawMarks();
    placeLabels();
  }

  /** Where edges meet the cell of a neuron: on top of it. */
  private Point tip(Neuron neuron) {
    return cellTip(shown.place(neuron.layer()).cell(neuron));
  }

  /** The same for a cell of what is shown: a neuron, or a cell of a closed layer's summary. */
  private Point cellTip(Neuron cell) {
    LayerPlace place = shown.place(cell.layer());
    return place
        .plane()
        .point(
            place.left(cell.channel()) + (cell.column() + 0.5) * place.cell(),
            place.top(cell.channel()) + (cell.row() + 0.5) * place.cell(),
            layers.height(cell));
  }

  /** The camera. */
  public SceneCamera camera() {
    return camera;
  }

  /** False where JavaFX offers no 3D and everything is drawn flat. */
  public boolean isDeep() {
    return deep;
  }

  /** The node whose pixels {@link SceneCamera#projection()} and the pick methods are given in. */
  public Region viewport() {
    return labels;
  }

  /** Computes on any thread what {@link #show} would take long for; keeps it in the frame. */
  public void prepare(FrameColours frame) {
    layers.prepare(frame);
  }

  /**
   * Shows a finished frame; copies its colours. Call it at most once a pulse and during the pulse
   * (from an {@code AnimationTimer}), so that no frame is replaced while it is drawn. Texts on
   * edges, which cost as much as all edges, follow with the next marks.
   */
  public void show(FrameColours frame) {
    layers.show(frame);
    if (look.relief() > 0 && arrangement().relief()) {
      layers.draw(marks.lines(camera.projection()), camera.projection());
      if (!labels.arePlacedFor(shown, layers::height)) {
        labels.placeClasses(shown, layers::height, camera.projection(), visible);
      }
    }
  }

  /**
   * Draws these edges and outlines and no others. Where they follow the data, call it during a
   * pulse. Emphasis and values are not drawn here: the colours of the frame contain them.
   */
  public void setMarks(SceneMarks shown) {
    marks.setMarks(shown);
    pathLabels.show(shown.labels());
    drawMarks();
  }

  /**
   * Shows a picture for each unit in place of a layer's activations.
   *
   * @param pictures by index of the layer; all other layers show their activations
   */
  public void setPictures(Map<Integer, UnitPictures> pictures) {
    look.setPictures(pictures);
    for (int layer = 0; layer < visible.length; layer++) {
      layers.showPictures(layer, pictures.get(layer));
    }
    drawMarks();
    placeLabels();
  }

  /** Emphasises the name of the class that the network answers; −1 for none. */
  public void setWinner(int label) {
    if (labels.setWinner(label)) {
      labels.placeClasses(shown, layers::height, camera.projection(), visible);
    }
  }

  /** Shows or hides a layer with its name. */
  public void setLayerVisible(int layer, boolean shown) {
    visible[layer] = shown;
    layers.setLayerVisible(layer, shown);
    drawMarks();
    placeLabels();
  }

  /** True when a layer is shown. */
  public boolean isLayerVisible(int layer) {
    return visible[layer];
  }

  /** Uses a light surface or the dark one, and thicker lines, for projectors, or the usual ones. */
  public void setLook(boolean light, boolean thickLines) {
    look.setLight(light);
    marks.setLook(light, thickLines);
    drawMarks();
    if (getBackground() != null) {
      setBackground(Backdrop.background(light));
    }
    layers.setLight(light);
    labels.setLight(light);
    pseudoClassStateChanged(LIGHT, light);
  }

  /** The 3D content that is painted now; none where the scene is flat. */
  public List<SubScene> pictures() {
    return layers.pictures();
  }

  /**
   * Called with the neuron that was clicked, or null for a click beside all of them. A click on a
   * closed layer opens it.
   */
  public void setOnNeuronClicked(Consumer<@Nullable Neuron> action) {
    pointer.setOnNeuronClicked(action);
  }

  /**
   * Says what an edge means where no neuron is under the pointer.
   *
   * @param end the end of the edge that is hovered, and clicked
   * @param action called with that end when the edge is clicked
   */
  public void setOnEdgeClicked(Function<Edge, Neuron> end, Consumer<Neuron> action) {
    pointer.setOnEdgeClicked(end, action);
  }

  /** Sets what opens the context menu of a neuron or of a closed layer. */
  public void setMenu(CellMenu opener) {
    pointer.setMenu(opener);
  }

  /** The neuron that a click at the pointer pins, or null. */
  public ReadOnlyObjectProperty<@Nullable Neuron> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** The closed layer under the pointer; −1 for none. */
  public ReadOnlyIntegerProperty hoveredClosedProperty() {
    return hoveredClosed.getReadOnlyProperty();
  }

  /** Takes nothing as hovered until the pointer moves again. */
  public void forgetPointer() {
    pointer.forget();
  }

  /**
   * Takes what is at the pointer as hovered: a neuron, or nothing.
   *
   * @param closed true for a cell of a closed layer's summary
   */
  void hover(@Nullable Neuron cell, boolean closed) {
    hoveredClosed.set(closed && cell != null ? cell.layer() : -1);
    Neuron neuron = closed ? null : cell;
    if (!Objects.equals(neuron, hovered.get())) {
      hovered.set(neuron);
      marks.setHovered(neuron == null ? null : Outline.of(neuron, MarkKind.HOVERED));
      drawMarks();
    }
  }

  /** The middle of a neuron's cell as it is seen now, in the pixels of this node. */
  public Point2D position(Neuron neuron) {
    Point centre = tip(neuron);
    Projection seen = camera.projection();
    return labels.localToParent(seen.x(centre), seen.y(centre));
  }

  /** The neuron under a pixel of the viewport, or null; neurons of closed layers are not found. */
  public @Nullable Neuron pick(double x, double y) {
    Neuron cell = pickCell(x, y);
    return cell == null || isClosed(cell.layer()) ? null : cell;
  }

  /** The closed layer under a pixel of the viewport, or −1. */
  public int pickClosed(double x, double y) {
    Neuron cell = pickCell(x, y);
    return cell != null && isClosed(cell.layer()) ? cell.layer() : -1;
  }

  @Nullable Neuron pickCell(double x, double y) {
    double highest = arrangement().relief() ? look.relief() : 0;
    return shown.pick(camera.projection(), visible, layers::height, highest, x, y);
  }

  /** The knot of a pathway that a click at a pixel of the viewport means, or null. */
  @Nullable Neuron pickKnot(double x, double y) {
    return marks.pickKnot(camera.projection(), x, y);
  }

  /** The strongest edge under a pixel of the viewport where no cell is, or null. */
  public @Nullable Edge pickEdge(double x, double y) {
    return pickCell(x, y) == null ? marks.pick(camera.projection(), x, y) : null;
  }

  /** Number of triangles that show data; 0 where everything is drawn flat. */
  public int triangles() {
    return layers.triangles();
  }

  private void cameraMoved() {
    layers.setCamera(camera.pose(), camera.projection());
    placeLabels();
    drawMarks();
    pointer.sceneMoved();
  }

  private void drawMarks() {
    Projection seen = camera.projection();
    layers.draw(marks.lines(seen), seen);
    pathLabels.place(labels, marks, seen);
  }

  private void placeLabels() {
    if (labels.getWidth() > 1) {
      labels.place(shown, layers::height, camera.projection(), visible);
    }
  }

  @Override
  protected void layoutChildren() {
    Insets free = getInsets();
    double width = Math.max(1, Math.floor(getWidth() - free.getLeft() - free.getRight()));
    double height = Math.max(1, Math.floor(getHeight() - free.getTop() - free.getBottom()));
    boolean changed = width != labels.getWidth() || height != labels.getHeight();
    labels.resizeRelocate(free.getLeft(), free.getTop(), width, height);
    pathLabels.resizeRelocate(free.getLeft(), free.getTop(), width, height);
    layers.node().relocate(free.getLeft(), free.getTop());
    layers.resize(width, height);
    labels.applyCss();
    if (changed) {
      camera.resize(width, height);
    }
  }
}
