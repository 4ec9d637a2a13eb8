package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.layout.Viewport;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The network in 3D: every layer as cells whose colours come finished from the worker, to be looked
 * at from all sides, pointed at and clicked. Its padding is the room that panels take; the scene is
 * drawn inside. Where there is no 3D, everything is shown flat. JavaFX thread only.
 */
public final class NetworkScene extends Region {
  private static final PseudoClass LIGHT = PseudoClass.getPseudoClass("light");

  private final NetworkLayout layout;
  private final boolean[] visible;
  private final boolean deep = Platform.isSupported(ConditionalFeature.SCENE3D);
  private final CameraMotion motion;
  private final LayersView layers;
  private final MarkLines marks;
  private final SceneLabels labels;
  private final Backdrop backdrop = new Backdrop();
  private final ReadOnlyObjectWrapper<@Nullable Neuron> hovered = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private Consumer<@Nullable Neuron> onClick = neuron -> {};
  private Consumer<Edge> onEdgeClick = edge -> {};
  private NeuronMenu menu = (neuron, x, y) -> {};
  private CameraPose pose;

  /** The view as it was asked for last, for a pose and a size. */
  private @Nullable Projection projection;

  private @Nullable CameraPose projected;
  private double projectedWidth;
  private double projectedHeight;
  private View view = View.HOME;
  private final ReadOnlyIntegerWrapper flownTo = new ReadOnlyIntegerWrapper(-1);

  /** A network without colours yet, seen from its home view. */
  public NetworkScene(NetworkSpec spec) {
    this(NetworkLayout.of(spec), false);
  }

  /**
   * A network laid out.
   *
   * @param antialiased smooth edges; a third slower where no GPU renders
   */
  public NetworkScene(NetworkLayout layout, boolean antialiased) {
    this.layout = layout;
    visible = new boolean[layout.spec().depth()];
    Arrays.fill(visible, true);
    layers = deep ? new LayersIn3D(layout, antialiased) : new LayersIn2D(layout);
    marks = new MarkLines(layout, visible);
    labels = new SceneLabels(layout);
    labels.setManaged(false);
    pose = deep ? layout.home(Viewport.of(1, 1)) : layout.flat(Viewport.of(1, 1));
    motion = new CameraMotion(pose, this::take);
    getChildren().addAll(backdrop, layers.node(), labels);
    getStyleClass().add("network-scene");
    getStylesheets().add(SceneStyle.SHEET);
    new PointerControl(this).listen();
  }

  /** The layout it shows. */
  public NetworkLayout networkLayout() {
    return layout;
  }

  /**
   * Shows a finished frame. Call it at most once a pulse and within the pulse (from an {@code
   * AnimationTimer}), so that a frame is never half drawn over; the colours are copied.
   */
  public void show(FrameColours frame) {
    layers.show(frame);
  }

  /** Emphasises the class of the answer; −1 for none. */
  public void setWinner(int label) {
    labels.setWinner(label);
  }

  /** The neuron under the pointer, or null. */
  public ReadOnlyObjectProperty<@Nullable Neuron> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  void setHovered(@Nullable Neuron neuron) {
    if (!Objects.equals(neuron, hovered.get())) {
      hovered.set(neuron);
      marks.setHovered(neuron == null ? null : Outline.of(neuron, MarkKind.HOVERED));
      rebuildMarks();
    }
  }

  /** Forgets which neuron is under the pointer, until the pointer moves again. */
  public void forgetPointer() {
    setHovered(null);
  }

  /** Where a neuron is seen, in the pixels of this node. */
  public Point2D place(Neuron neuron) {
    Point centre = layout.centre(neuron, pose.flatness());
    Projection seen = projection();
    return labels.localToParent(seen.x(centre), seen.y(centre));
  }

  /**
   * Draws these edges and outlines and no others; call it within a pulse where they follow the
   * data. Emphasis and values are not drawn here: the colours of a frame contain them.
   */
  public void setMarks(SceneMarks shown) {
    marks.setMarks(shown);
    rebuildMarks();
  }

  /** Makes all lines thicker by a factor, such as 1.6 for a projector. */
  public void setThickness(double factor) {
    marks.setThickness(factor);
    rebuildMarks();
  }

  /** Stands everything on a light surface, for projectors, or on the dark one. */
  public void setLight(boolean light) {
    backdrop.setLight(light);
    layers.setLight(light);
    labels.setLight(light);
    pseudoClassStateChanged(LIGHT, light);
  }

  /** Leaves out the surface where it stands on one already: every pixel is filled once less. */
  public void leaveOutBackdrop() {
    getChildren().remove(backdrop);
  }

  /** Puts a picture for each unit in the place of a layer's activations; null brings them back. */
  public void setPictures(int layer, @Nullable UnitPictures pictures) {
    layers.showPictures(layer, pictures);
  }

  /** Called with an edge that was clicked where no neuron is under the pointer. */
  public void setOnEdgeClicked(Consumer<Edge> action) {
    onEdgeClick = action;
  }

  /** The strongest edge under a pixel of the viewport where no neuron is, or null. */
  public @Nullable Edge pickEdge(double x, double y) {
    return pick(x, y) == null ? marks.pick(projection(), pose.flatness(), x, y) : null;
  }

  /** Called with the neuron that was clicked, or null for a click beside all of them. */
  public void setOnNeuronClicked(Consumer<@Nullable Neuron> action) {
    onClick = action;
  }

  /** Shows what can be done with a neuron. */
  @FunctionalInterface
  public interface NeuronMenu {
    /**
     * Called for a click with the other button that is no drag.
     *
     * @param screenX where, on the screen
     * @param screenY where, on the screen
     */
    void show(Neuron neuron, double screenX, double screenY);
  }

  /** Called for a neuron that was clicked with the other button. */
  public void setNeuronMenu(NeuronMenu shown) {
    menu = shown;
  }

  void menuAsked(double x, double y, double screenX, double screenY) {
    Neuron neuron = pick(x, y);
    if (neuron != null) {
      menu.show(neuron, screenX, screenY);
    }
  }

  void clicked(double x, double y) {
    Edge edge = pickEdge(x, y);
    if (edge != null) {
      onEdgeClick.accept(edge);
    } else {
      onClick.accept(pick(x, y));
    }
  }

  /** True to jump where the camera would glide. */
  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }

  /** Shows or hides a layer with its label. */
  public void setLayerVisible(int layer, boolean shown) {
    visible[layer] = shown;
    layers.setLayerVisible(layer, shown);
    rebuildMarks();
    placeLabels();
  }

  /** True when a layer is shown. */
  public boolean isLayerVisible(int layer) {
    return visible[layer];
  }

  /** False where this machine has no 3D and everything is shown flat. */
  public boolean isDeep() {
    return deep;
  }

  /** The layer that was flown to last, also after moving on from there; −1 for all of them. */
  public ReadOnlyIntegerProperty flownToProperty() {
    return flownTo.getReadOnlyProperty();
  }

  /** Flies to the view of everything, in depth where there is 3D. */
  public void home() {
    view = View.HOME;
    flownTo.set(-1);
    fly(deep ? layout.home(room()) : layout.flat(room()));
  }

  /** Flies to the flat view of everything. */
  public void flat() {
    view = View.FLAT;
    flownTo.set(-1);
    fly(layout.flat(room()));
  }

  /** From depth to flat and back. */
  public void toggleFlat() {
    if (deep && motion.goal().flatness() > 0.5) {
      home();
    } else {
      flat();
    }
  }

  /** Flies straight in front of a layer. */
  public void flyTo(int layer) {
    view = new View(layer, false);
    flownTo.set(layer);
    fly(layout.layer(layer, Math.round(motion.goal().flatness()), room()));
  }

  /** Turns the camera around what it looks at; degrees. A flat view pans instead. */
  public void orbit(double right, double up) {
    CameraPose goal = motion.goal();
    if (goal.flatness() > 0.5) {
      return;
    }
    free(
        goal.turned(
            Math.max(-80, Math.min(80, goal.yaw() + right)),
            Math.max(-80, Math.min(80, goal.pitch() + up))));
  }

  /** Moves what is seen by that many pixels. */
  public void pan(double right, double down) {
    CameraPose goal = motion.goal();
    Projection projection = projection(goal);
    double x = width() / 2 - right;
    double y = height() / 2 - down;
    free(goal.at(projection.onRay(x, y, goal.distance())));
  }

  /** Comes closer by a factor, keeping what is under a pixel there; below 1 goes back. */
  public void zoom(double factor, double x, double y) {
    CameraPose goal = motion.goal();
    double most = layout.home(room()).distance() * 4;
    double distance = Math.max(most / 2000, Math.min(most, goal.distance() / factor));
    if (goal.flatness() > 0.5) {
      double flatMost = layout.flat(room()).distance() * 4;
      distance = Math.max(flatMost / 2000, Math.min(flatMost, goal.distance() / factor));
    }
    double part = 1 - distance / goal.distance();
    var under = projection(goal).onRay(x, y, goal.distance());
    free(goal.at(goal.target().plus(under.minus(goal.target()).times(part))).from(distance));
  }

  /** Comes closer to the middle of the view. */
  public void zoom(double factor) {
    zoom(factor, width() / 2, height() / 2);
  }

  /** Where the camera is. */
  public CameraPose pose() {
    return pose;
  }

  /** Flies to a pose. */
  public void flyTo(CameraPose goal) {
    view = View.FREE;
    fly(goal);
  }

  /** The view as it is now, in the pixels of {@link #viewport()}. */
  public Projection projection() {
    Projection known = projection;
    boolean resized = width() != projectedWidth || height() != projectedHeight;
    if (known == null || pose != projected || resized) {
      projected = pose;
      projectedWidth = width();
      projectedHeight = height();
      known = projection(pose);
      projection = known;
    }
    return known;
  }

  /** The node whose pixels {@link #projection()} speaks of. */
  public Region viewport() {
    return labels;
  }

  /** The neuron under a pixel of the viewport, or null. */
  public @Nullable Neuron pick(double x, double y) {
    return layout.pick(projection(), pose.flatness(), visible, x, y);
  }

  /** Number of triangles that show data. */
  public int triangles() {
    return layers.triangles();
  }

  private void free(CameraPose goal) {
    view = View.FREE;
    motion.jump(goal);
  }

  private void fly(CameraPose goal) {
    if (reducedMotion.get() || getScene() == null) {
      motion.jump(goal);
    } else {
      motion.fly(pose, goal);
    }
  }

  private void take(CameraPose next) {
    pose = next;
    layers.look(pose, projection());
    rebuildMarks();
    placeLabels();
  }

  private void rebuildMarks() {
    Projection seen = projection();
    layers.draw(marks.lines(seen, pose.flatness()), seen);
  }

  private void placeLabels() {
    if (labels.getWidth() > 1) {
      labels.place(projection(), pose.flatness(), visible);
    }
  }

  private Projection projection(CameraPose at) {
    return new Projection(at, width(), height());
  }

  private Viewport room() {
    return new Viewport(width(), height(), 24, 24, 48, 64);
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
      motion.jump(refit());
    }
  }

  private double width() {
    return Math.max(1, labels.getWidth());
  }

  private double height() {
    return Math.max(1, labels.getHeight());
  }

  private CameraPose refit() {
    if (view.free) {
      return motion.goal();
    }
    if (view.layer >= 0) {
      return layout.layer(view.layer, Math.round(motion.goal().flatness()), room());
    }
    return view.equals(View.FLAT) || !deep ? layout.flat(room()) : layout.home(room());
  }

  /** What the camera was last asked to show, to be fitted again when the room changes. */
  private record View(int layer, boolean free) {
    static final View HOME = new View(-1, false);
    static final View FLAT = new View(-2, false);
    static final View FREE = new View(-1, true);
  }
}
