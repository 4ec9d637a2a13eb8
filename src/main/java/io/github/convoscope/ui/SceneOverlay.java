package io.github.convoscope.ui;

import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.scene.UnitPictures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the content that one feature adds to the scene, beside the activations. The feature makes
 * it, registers it and changes its content; the scene view draws all registered overlays. JavaFX
 * thread.
 *
 * <pre>{@code
 * SceneOverlay overlay = SceneOverlay.over(ORDER);
 * workspace.overlays().register(overlay);
 * overlay.showValues(List.of(new LayerValues(3, makesNumbers, scale, "B − A")));
 * overlay.clear();
 * }</pre>
 */
public final class SceneOverlay {
  private final int order;
  private final boolean replacesActivations;
  private final boolean alone;
  private SceneMarks marks = SceneMarks.NONE;
  private Map<Integer, UnitPictures> pictures = Map.of();
  private @Nullable Runnable listener;

  private SceneOverlay(int order, boolean replacesActivations, boolean alone) {
    this.order = order;
    this.replacesActivations = replacesActivations;
    this.alone = alone;
  }

  /**
   * An overlay that adds to what lies below it. Where its layer values meet others on the same
   * layer, the higher overlay is seen.
   *
   * @param order overlays with larger numbers lie higher
   */
  public static SceneOverlay over(int order) {
    return new SceneOverlay(order, false, false);
  }

  /**
   * An overlay whose layer values are activations too, such as those of another drawing. While it
   * has values, the values and the dimming of all lower overlays are hidden.
   *
   * @param order overlays with larger numbers lie higher
   */
  public static SceneOverlay replacingActivations(int order) {
    return new SceneOverlay(order, true, false);
  }

  /**
   * An overlay whose layer values are activations of something else than the drawing. While it has
   * values, everything of all lower overlays is hidden.
   *
   * @param order overlays with larger numbers lie higher
   */
  public static SceneOverlay alone(int order) {
    return new SceneOverlay(order, true, true);
  }

  /** Shows these marks in place of the earlier ones. */
  public void show(SceneMarks next) {
    if (!next.equals(marks)) {
      marks = next;
      changed();
    }
  }

  /** Shows layers with other numbers than their activations, and no other marks. */
  public void showValues(List<LayerValues> values) {
    show(values.isEmpty() ? SceneMarks.NONE : new SceneMarks(List.of(), List.of(), null, values));
  }

  /** Shows a picture for each unit of some layers, by the layer's index. */
  public void showPictures(Map<Integer, UnitPictures> next) {
    if (!next.equals(pictures)) {
      pictures = Map.copyOf(next);
      changed();
    }
  }

  /** Shows nothing. */
  public void clear() {
    showPictures(Map.of());
    show(SceneMarks.NONE);
  }

  /** The marks it shows. */
  public SceneMarks marks() {
    return marks;
  }

  /** The unit pictures it shows, by the layer's index. */
  public Map<Integer, UnitPictures> pictures() {
    return pictures;
  }

  int order() {
    return order;
  }

  /** True if its values hide the values and the dimming of lower overlays. */
  boolean hidesBelow() {
    return replacesActivations && !marks.values().isEmpty();
  }

  /** True if nothing of lower overlays is seen. */
  boolean hidesAllBelow() {
    return marks.reveal() != null || alone && hidesBelow();
  }

  /** True if it shows something other than activations on this layer. */
  boolean covers(int layer) {
    return !replacesActivations && marks.values().stream().anyMatch(own -> own.layer() == layer);
  }

  void onChange(Runnable action) {
    listener = action;
  }

  private void changed() {
    if (listener != null) {
      listener.run();
    }
  }
}
