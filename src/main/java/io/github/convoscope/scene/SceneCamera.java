package io.github.convoscope.scene;

import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.layout.Viewport;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
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
 * <p>Views of everything and of a layer are fitted again when the viewport changes its size; a view
 * that was reached by panning or zooming stays as it is.
 */
public final class SceneCamera {
  /** Degrees above and below the horizon, at most. */
  private static final double STEEPEST = 88;

  /** Room for the name beside a single board, pixels. */
  private static final double NAME_BESIDE = 112;

  /** Room for the name beside one of all boards, as a part of the width, at most. */
  private static final double NAMES_BESIDE_PART = 0.22;

  /** Room for the name of a class above the answer, pixels: one short name, names at a slant. */
  private static final double LEAST_ABOVE = 34;

  private static final double MOST_ABOVE = 90;

  /** Room for them at the right of the answer, pixels, and as a part of the width at most. */
  private static final double LEAST_RIGHT = 48;

  private static final double MOST_RIGHT_PART = 0.14;

  /** Largest distance, as a multiple of the distance of the view of everything. */
  private static final double FURTHEST = 4;

  /** Smallest distance, as a part of the largest. */
  private static final double NEAREST = 1.0 / 2000;

  /** How much further back each try goes. */
  private static final double STEP_BACK = 1.1;

  private NetworkLayout layout;
  private final ToDoubleFunction<LayerPlace> besideOf;
  private final ToDoubleFunction<LayerPlace> besideAnswer;
  private final BooleanSupplier animated;
  private final Runnable onMove;
  private final CameraMotion motion;
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper flownTo = new ReadOnlyIntegerWrapper(-1);
  private double width = 1;
  private double height = 1;
  private CameraPose pose;
  private Preset preset;

  /** The projection of {@link #pose} for the present size; null until it is asked for. */
  private @Nullable Projection projection;

  /**
   * A camera at the home view.
   *
   * @param besideOf the pixels that the name of a layer takes beside its board
   * @param besideAnswer the pixels that the names of the classes take above or beside the answer's
   *     board, in a view of usual height
   * @param animated asked before each flight: false jumps instead, as nobody would see the flight
   * @param onMove called after each change of the pose or of the viewport
   */
  SceneCamera(
      NetworkLayout layout,
      ToDoubleFunction<LayerPlace> besideOf,
      ToDoubleFunction<LayerPlace> besideAnswer,
      BooleanSupplier animated,
      Runnable onMove) {
    this.layout = layout;
    this.besideOf = besideOf;
    this.besideAnswer = besideAnswer;
    this.animated = animated;
    this.onMove = onMove;
    pose = layout.home(Viewport.of(1, 1));
    preset = homePreset();
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

  /** What it shows now, or is on its way to. */
  public CameraView view() {
    return new CameraView(
        motion.goal(), preset.layer, preset.whole, preset.yaw, preset.pitch, flownTo.get());
  }

  /** Shows at once what a camera of the same network, in the same arrangement, has shown before. */
  public void restore(CameraView view) {
    preset = new Preset(view.layer(), view.whole(), view.yaw(), view.pitch());
    flownTo.set(view.flownTo());
    motion.jump(preset.isFree() ? view.pose() : refitted());
  }

  /** Flies to the view of everything from the usual direction. */
  public void home() {
    preset = homePreset();
    flownTo.set(-1);
    fly(whole(layout.arrangement().home()));
  }

  /**
   * Flies to the view of everything from another direction; from the usual one where the
   * arrangement does not turn.
   *
   * @param azimuth degrees from the home view's direction, positive to the right
   * @param elevation degrees above the horizon
   */
  public void lookFrom(double azimuth, double elevation) {
    if (layout.arrangement().turns()) {
      CameraPose home = layout.arrangement().home();
      preset = Preset.whole(home.yaw() + azimuth, limited(elevation));
    } else {
      preset = homePreset();
    }
    flownTo.set(-1);
    fly(refitted());
  }

  /** Flies straight in front of a layer. */
  public void flyTo(int layer) {
    preset = Preset.of(layer);
    flownTo.set(layer);
    fly(layout.layer(layer, layerViewport()));
  }

  /** Flies to a pose. */
  public void flyTo(CameraPose goal) {
    preset = Preset.FREE;
    fly(goal);
  }

  /**
   * Turns around what the camera looks at, by degrees, without limits to the sides; does nothing
   * where the arrangement does not turn. A view of everything goes on showing everything.
   */
  public void orbit(double right, double up) {
    if (!layout.arrangement().turns()) {
      return;
    }
    CameraPose goal = motion.goal();
    CameraPose turned = goal.withAngles(goal.yaw() + right, limited(goal.pitch() + up));
    if (preset.whole) {
      preset = Preset.whole(turned.yaw(), turned.pitch());
      motion.jump(whole(turned));
    } else {
      move(turned);
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
    double most = whole(layout.arrangement().home()).distance() * FURTHEST;
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

  /**
   * Goes back until these points are in the picture; the point {@code kept} stays under its pixel.
   * Does nothing if they are in the picture already, or if no distance shows them all.
   */
  public void include(Point kept, List<Point> others) {
    CameraPose from = motion.goal();
    double most = whole(layout.arrangement().home()).distance() * FURTHEST;
    for (double back = 1; from.distance() * back <= most; back *= STEP_BACK) {
      CameraPose goal =
          from.withTarget(kept.plus(from.target().minus(kept).times(back)))
              .withDistance(from.distance() * back);
      Projection seen = projection(goal);
      if (others.stream().allMatch(point -> isInside(seen, point))) {
        if (back > 1) {
          flyTo(goal);
        }
        return;
      }
    }
  }

  private boolean isInside(Projection seen, Point point) {
    double x = seen.x(point);
    double y = seen.y(point);
    return seen.depth(point) > 0 && x >= 0 && y >= 0 && x <= width && y <= height;
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
    boolean rearranged = next.arrangement() != layout.arrangement();
    CameraPose goal = motion.goal();
    Point before = layout.place(kept).plane().centre();
    layout = next;
    Point after = layout.place(kept).plane().centre();
    if (rearranged && preset.layer < 0) {
      preset = homePreset();
    }
    fly(
        preset.isFree() ? goal.withTarget(goal.target().plus(after.minus(before))) : refitted(),
        LayoutMotion.SECONDS);
  }

  private CameraPose refitted() {
    if (preset.isFree()) {
      return motion.goal();
    }
    if (preset.layer >= 0) {
      return layout.layer(preset.layer, layerViewport());
    }
    CameraPose from = layout.arrangement().home().withAngles(preset.yaw, preset.pitch);
    return whole(from);
  }

  private Preset homePreset() {
    CameraPose home = layout.arrangement().home();
    return Preset.whole(home.yaw(), home.pitch());
  }

  private void move(CameraPose goal) {
    preset = Preset.FREE;
    motion.jump(goal);
  }

  private void fly(CameraPose goal) {
    fly(goal, CameraMotion.SECONDS);
  }

  private void fly(CameraPose goal, double seconds) {
    if (reducedMotion.get() || !animated.getAsBoolean()) {
      motion.jump(goal);
    } else {
      motion.fly(pose, goal, seconds);
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

  /** The view of everything from a direction, with space for the names. */
  private CameraPose whole(CameraPose from) {
    boolean beside = layout.arrangement().names() == Arrangement.NameSide.BESIDE;
    double most = NAMES_BESIDE_PART * width;
    return layout.whole(
        from, viewport(), place -> beside ? Math.min(most, besideOf.applyAsDouble(place)) : 0);
  }

  private Viewport viewport() {
    if (layout.arrangement().names() == Arrangement.NameSide.BESIDE) {
      return besideNames(NamePlacer.EDGE * large());
    }
    // The names of layers need the space below, those of classes the space at the right.
    double right = Math.min(MOST_RIGHT_PART * width, answerNames() * large());
    return new Viewport(
        width,
        height,
        24 * large(),
        24 * large(),
        Math.max(LEAST_RIGHT * large(), right),
        64 * large());
  }

  /** A single layer has no space for its name elsewhere. */
  private Viewport layerViewport() {
    return layout.arrangement().names() == Arrangement.NameSide.BESIDE
        ? besideNames(Math.min(NAME_BESIDE * large(), width / 3))
        : viewport();
  }

  private double answerNames() {
    return besideAnswer.applyAsDouble(layout.place(layout.spec().output().index()));
  }

  private double large() {
    return Projection.magnification(height);
  }

  /** At the top there is space for the name of a class above its block. */
  private Viewport besideNames(double left) {
    double above = Math.min(MOST_ABOVE, Math.max(LEAST_ABOVE, answerNames()));
    return new Viewport(width, height, left, above * large(), 24 * large(), 34 * large());
  }

  private static double limited(double degrees) {
    return Math.max(-STEEPEST, Math.min(STEEPEST, degrees));
  }

  /**
   * What the camera was last asked to show, to be fitted again when the viewport changes.
   *
   * @param layer the layer, or −1
   * @param whole true for a view of everything, from the direction of these angles
   */
  private record Preset(int layer, boolean whole, double yaw, double pitch) {
    static final Preset FREE = new Preset(-1, false, 0, 0);

    static Preset of(int layer) {
      return new Preset(layer, false, 0, 0);
    }

    static Preset whole(double yaw, double pitch) {
      return new Preset(-1, true, yaw, pitch);
    }

    boolean isFree() {
      return layer < 0 && !whole;
    }
  }
}
