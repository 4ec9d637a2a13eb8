package io.github.convoscope.scene;

import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.layout.Viewport;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * The camera of a scene: where it is, its presets, and its motion between them. JavaFX thread only.
 *
 * <pre>{@code
 * scene.camera().flyTo(3);        // glides straight in front of layer 3
 * scene.camera().orbit(30, 10);   // from there 30 degrees to the right and 10 up, at once
 * scene.camera().home();          // glides back to the view of everything
 * }</pre>
 *
 * <p>Presets (home, flat, a layer) are fitted again when the viewport changes its size; a view that
 * was reached by orbiting, panning or zooming stays as it is.
 */
public final class SceneCamera {
  /** Degrees that orbiting goes away from straight ahead, at most. */
  private static final double MOST_TURNED = 80;

  /** Largest distance, as a multiple of the distance of the view of everything. */
  private static final double FURTHEST = 4;

  /** Smallest distance, as a part of the largest. */
  private static final double NEAREST = 1.0 / 2000;

  private NetworkLayout layout;
  private final boolean deep;
  private final BooleanSupplier animated;
  private final Runnable onMove;
  private final CameraMotion motion;
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper flownTo = new ReadOnlyIntegerWrapper(-1);
  private double width = 1;
  private double height = 1;
  private CameraPose pose;
  private Preset preset = Preset.HOME;

  /** The projection of {@link #pose} for the present size; null until it is asked for. */
  private @Nullable Projection projection;

  /**
   * A camera at the home view.
   *
   * @param deep false where there is no 3D: the camera then stays in the flat view
   * @param animated asked before each flight: false jumps instead, as nobody would see the flight
   * @param onMove called after each change of the pose or of the viewport
   */
  SceneCamera(NetworkLayout layout, boolean deep, BooleanSupplier animated, Runnable onMove) {
    this.layout = layout;
    this.deep = deep;
    this.animated = animated;
    this.onMove = onMove;
    pose = deep ? layout.home(Viewport.of(1, 1)) : layout.flat(Viewport.of(1, 1));
    motion = new CameraMotion(pose, this::take);
  }

  /** True to jump where the camera would glide. */
  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }

  /** The layer that was flown to last, also after moving on from there; −1 for all of them. */
  public ReadOnlyIntegerProperty flownToProperty() {
    return flownTo.getReadOnlyProperty();
  }

  /** Where the camera is. */
  public CameraPose pose() {
    return pose;
  }

  /** The present view, in the pixels of {@link NetworkScene#viewport()}. */
  public Projection projection() {
    Projection known = projection;
    if (known == null) {
      known = projection(pose);
      projection = known;
    }
    return known;
  }

  /** Flies to the view of everything, in depth where there is 3D. */
  public void home() {
    preset = Preset.HOME;
    flownTo.set(-1);
    fly(deep ? layout.home(viewport()) : layout.flat(viewport()));
  }

  /** Flies to the flat view of everything. */
  public void flat() {
    preset = Preset.FLAT;
    flownTo.set(-1);
    fly(layout.flat(viewport()));
  }

  /** Changes from depth to flat and back. */
  public void toggleFlat() {
    if (deep && isFlat(motion.goal())) {
      home();
    } else {
      flat();
    }
  }

  /** Flies straight in front of a layer. */
  public void flyTo(int layer) {
    preset = new Preset(layer, false);
    flownTo.set(layer);
    fly(layerPose(layer));
  }

  /** Flies to a pose. */
  public void flyTo(CameraPose goal) {
    preset = Preset.FREE;
    fly(goal);
  }

  /** Turns around what the camera looks at, by degrees; does nothing in a flat view. */
  public void orbit(double right, double up) {
    CameraPose goal = motion.goal();
    if (!isFlat(goal)) {
      move(goal.withAngles(limited(goal.yaw() + right), limited(goal.pitch() + up)));
    }
  }

  /** Moves what is seen by that many pixels. */
  public void pan(double right, double down) {
    CameraPose goal = motion.goal();
    double x = width / 2 - right;
    double y = height / 2 - down;
    move(goal.withTarget(projection(goal).pointAt(x, y, goal.distance())));
  }

  /**
   * Comes closer by a factor and keeps what is under a pixel there; a factor below 1 goes back.
   *
   * @param x pixels from the viewport's left edge
   * @param y pixels from its upper edge
   */
  public void zoom(double factor, double x, double y) {
    CameraPose goal = motion.goal();
    CameraPose all = isFlat(goal) ? layout.flat(viewport()) : layout.home(viewport());
    double most = all.distance() * FURTHEST;
    double distance = Math.max(most * NEAREST, Math.min(most, goal.distance() / factor));
    double part = 1 - distance / goal.distance();
    var under = projection(goal).pointAt(x, y, goal.distance());
    move(
        goal.withTarget(goal.target().plus(under.minus(goal.target()).times(part)))
            .withDistance(distance));
  }

  /** Comes closer to the middle of the view. */
  public void zoom(double factor) {
    zoom(factor, width / 2, height / 2);
  }

  /** Takes the size of the viewport in pixels and fits a preset to it. */
  void resize(double newWidth, double newHeight) {
    width = Math.max(1, newWidth);
    height = Math.max(1, newHeight);
    projection = null;
    motion.jump(refitted());
  }

  /**
   * Takes another layout of the network: shows the same preset of it, or from a free position keeps
   * a layer where it is in the view.
   */
  void setLayout(NetworkLayout next, int kept) {
    CameraPose goal = motion.goal();
    Point before = layout.place(kept).plane(goal.flatness()).centre();
    layout = next;
    Point after = layout.place(kept).plane(goal.flatness()).centre();
    motion.jump(
        preset.free ? goal.withTarget(goal.target().plus(after.minus(before))) : refitted());
  }

  private CameraPose refitted() {
    if (preset.free) {
      return motion.goal();
    }
    if (preset.layer >= 0) {
      return layerPose(preset.layer);
    }
    return preset.equals(Preset.FLAT) || !deep ? layout.flat(viewport()) : layout.home(viewport());
  }

  private CameraPose layerPose(int layer) {
    return layout.layer(layer, Math.round(motion.goal().flatness()), viewport());
  }

  private void move(CameraPose goal) {
    preset = Preset.FREE;
    motion.jump(goal);
  }

  private void fly(CameraPose goal) {
    if (reducedMotion.get() || !animated.getAsBoolean()) {
      motion.jump(goal);
    } else {
      motion.fly(pose, goal);
    }
  }

  private void take(CameraPose next) {
    pose = next;
    projection = null;
    onMove.run();
  }

  private Projection projection(CameraPose at) {
    return new Projection(at, width, height);
  }

  private Viewport viewport() {
    // The names of layers need the space below, those of classes the space at the right.
    return new Viewport(width, height, 24, 24, 48, 64);
  }

  private static double limited(double degrees) {
    return Math.max(-MOST_TURNED, Math.min(MOST_TURNED, degrees));
  }

  private static boolean isFlat(CameraPose pose) {
    return pose.flatness() > 0.5;
  }

  /** What the camera was last asked to show, to be fitted again when the viewport changes. */
  private record Preset(int layer, boolean free) {
    static final Preset HOME = new Preset(-1, false);
    static final Preset FLAT = new Preset(-2, false);
    static final Preset FREE = new Preset(-1, true);
  }
}
