package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
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

  private final NetworkLayout layout;
  private final boolean[] visible;
  private final boolean deep = Platform.isSupported(ConditionalFeature.SCENE3D);
  private final SceneCamera camera;
  private final PointerControl pointer = new PointerControl(this);
  private final LayersView layers;
  private final MarkLines marks;
  private final SceneLabels labels;
  private final Backdrop backdrop = new Backdrop();
  private final ReadOnlyObjectWrapper<@Nullable Neuron> hovered = new ReadOnlyObjectWrapper<>();

  /** A network in the usual layout, black until a frame is shown, seen from the home view. */
  public NetworkScene(NetworkSpec spec) {
    this(NetworkLayout.of(spec), false);
  }

  /**
   * A network in a layout of its own.
   *
   * @param antialiased smooth edges; about a third slower where no GPU renders
   */
  public NetworkScene(NetworkLayout layout, boolean antialiased) {
    this.layout = layout;
    visible = new boolean[layout.spec().depth()];
    Arrays.fill(visible, true);
    layers = deep ? new LayersIn3D(layout, antialiased) : new LayersIn2D(layout);
    marks = new MarkLines(layout, visible);
    labels = new SceneLabels(layout);
    labels.setManaged(false);
    camera = new SceneCamera(layout, deep, () -> getScene() != null, this::cameraMoved);
    getChildren().addAll(backdrop, layers.node(), labels);
    getStyleClass().add("network-scene");
    getStylesheets().add(SceneStyle.SHEET);
    pointer.listen();
  }

  /** The layout of the network. */
  public NetworkLayout networkLayout() {
    return layout;
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

  /**
   * Shows a finished frame; copies its colours. Call it at most once a pulse and during the pulse
   * (from an {@code AnimationTimer}), so that no frame is replaced while it is drawn.
   */
  public void show(FrameColours frame) {
    layers.show(frame);
  }

  /**
   * Draws these edges and outlines and no others. Where they follow the data, call it during a
   * pulse. Emphasis and values are not drawn here: the colours of the frame contain them.
   */
  public void setMarks(SceneMarks shown) {
    marks.setMarks(shown);
    drawMarks();
  }

  /**
   * Shows a picture for each unit in place of a layer's activations.
   *
   * @param pictures by index of the layer; all other layers show their activations
   */
  public void setPictures(Map<Integer, UnitPictures> pictures) {
    for (int layer = 0; layer < visible.length; layer++) {
      layers.showPictures(layer, pictures.get(layer));
    }
  }

  /** Emphasises the name of the class that the network answers; −1 for none. */
  public void setWinner(int label) {
    labels.setWinner(label);
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

  /** Uses a light surface and thicker lines, for projectors, or the usual dark surface. */
  public void setProjector(boolean projector) {
    marks.setProjector(projector);
    drawMarks();
    backdrop.setLight(projector);
    layers.setLight(projector);
    labels.setLight(projector);
    pseudoClassStateChanged(LIGHT, projector);
  }

  /** Removes the surface behind everything, for a parent that has one: each pixel costs time. */
  public void removeBackdrop() {
    getChildren().remove(backdrop);
  }

  /** Called with the neuron that was clicked, or null for a click beside all of them. */
  public void setOnNeuronClicked(Consumer<@Nullable Neuron> action) {
    pointer.setOnNeuronClicked(action);
  }

  /** Called with an edge that was clicked where no neuron is under the pointer. */
  public void setOnEdgeClicked(Consumer<Edge> action) {
    pointer.setOnEdgeClicked(action);
  }

  /** Opens the context menu of a neuron. */
  @FunctionalInterface
  public interface NeuronMenuOpener {
    /**
     * Called for a click with the secondary button.
     *
     * @param screenX pixels from the screen's left edge
     * @param screenY pixels from its upper edge
     */
    void open(Neuron neuron, double screenX, double screenY);
  }

  /** Sets what opens the context menu of a neuron. */
  public void setNeuronMenu(NeuronMenuOpener opener) {
    pointer.setNeuronMenu(opener);
  }

  /** The neuron under the pointer, or null. */
  public ReadOnlyObjectProperty<@Nullable Neuron> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** Takes no neuron as hovered until the pointer moves again. */
  public void forgetPointer() {
    setHovered(null);
  }

  void setHovered(@Nullable Neuron neuron) {
    if (!Objects.equals(neuron, hovered.get())) {
      hovered.set(neuron);
      marks.setHovered(neuron == null ? null : Outline.of(neuron, MarkKind.HOVERED));
      drawMarks();
    }
  }

  /** The middle of a neuron's cell as it is seen now, in the pixels of this node. */
  public Point2D position(Neuron neuron) {
    Point centre = layout.centre(neuron, camera.pose().flatness());
    Projection seen = camera.projection();
    return labels.localToParent(seen.x(centre), seen.y(centre));
  }

  /** The neuron under a pixel of the viewport, or null. */
  public @Nullable Neuron pick(double x, double y) {
    return layout.pick(camera.projection(), camera.pose().flatness(), visible, x, y);
  }

  /** The strongest edge under a pixel of the viewport where no neuron is, or null. */
  public @Nullable Edge pickEdge(double x, double y) {
    return pick(x, y) == null
        ? marks.pick(camera.projection(), camera.pose().flatness(), x, y)
        : null;
  }

  /** Number of triangles that show data; 0 where everything is drawn flat. */
  public int triangles() {
    return layers.triangles();
  }

  private void cameraMoved() {
    layers.setCamera(camera.pose(), camera.projection());
    drawMarks();
    placeLabels();
  }

  private void drawMarks() {
    Projection seen = camera.projection();
    layers.draw(marks.lines(seen, camera.pose().flatness()), seen);
  }

  private void placeLabels() {
    if (labels.getWidth() > 1) {
      labels.place(camera.projection(), camera.pose().flatness(), visible);
    }
  }

  @Override
  protected void layoutChildren() {
    Insets free = getInsets();
    double width = Math.max(1, Math.floor(getWidth() - free.getLeft() - free.getRight()));
    double height = Math.max(1, Math.floor(getHeight() - free.getTop() - free.getBottom()));
    boolean changed = width != labels.getWidth() || height != labels.getHeight();
    backdrop.resizeRelocate(0, 0, getWidth(), getHeight());
    labels.resizeRelocate(free.getLeft(), free.getTop(), width, height);
    layers.node().relocate(free.getLeft(), free.getTop());
    layers.resize(width, height);
    labels.applyCss();
    if (changed) {
      camera.resize(width, height);
    }
  }
}
