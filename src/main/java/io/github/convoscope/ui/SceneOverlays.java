package io.github.convoscope.ui;

import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.scene.UnitPictures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Combines the overlays of all features, in their order, into the marks and pictures of the scene.
 * Features register their {@link SceneOverlay}; the scene view listens to the result. JavaFX
 * thread.
 *
 * <pre>{@code
 * workspace.overlays().register(SceneOverlay.over(ORDER));
 * workspace.overlays().marks().addListener((observed, before, now) -> scene.setMarks(now));
 * }</pre>
 */
public final class SceneOverlays {
  private final List<SceneOverlay> overlays = new ArrayList<>();
  private final ReadOnlyObjectWrapper<SceneMarks> marks =
      new ReadOnlyObjectWrapper<>(SceneMarks.NONE);
  private final ReadOnlyObjectWrapper<Map<Integer, UnitPictures>> pictures =
      new ReadOnlyObjectWrapper<>(Map.of());

  /** Adds an overlay at its place in the order; equal numbers lie in the order of registration. */
  public void register(SceneOverlay overlay) {
    overlays.add(overlay);
    overlays.sort(Comparator.comparingInt(SceneOverlay::order));
    overlay.onChange(this::combine);
    combine();
  }

  /** The marks of all overlays together. */
  public ReadOnlyObjectProperty<SceneMarks> marks() {
    return marks.getReadOnlyProperty();
  }

  /** The unit pictures of all overlays together, by the layer's index. */
  public ReadOnlyObjectProperty<Map<Integer, UnitPictures>> pictures() {
    return pictures.getReadOnlyProperty();
  }

  /** True if the colours of a layer show something other than activations, such as attribution. */
  public boolean covers(int layer) {
    return overlays.stream().anyMatch(overlay -> overlay.covers(layer));
  }

  /** Empties all overlays: what they show belongs to one network. */
  void clear() {
    overlays.forEach(SceneOverlay::clear);
  }

  private void combine() {
    SceneMarks all = SceneMarks.NONE;
    Map<Integer, UnitPictures> allPictures = new HashMap<>();
    for (SceneOverlay overlay : overlays) {
      if (overlay.hidesAllBelow()) {
        // Whatever lies below belongs to the drawing, or tells what is not computed yet.
        all = SceneMarks.closed(all.closed());
        allPictures.clear();
      } else if (overlay.hidesBelow()) {
        all =
            new SceneMarks(
                all.edges(), all.outlines(), null, List.of(), all.closed(), all.labels(), null);
      }
      all = all.plus(overlay.marks());
      allPictures.putAll(overlay.pictures());
    }
    marks.set(all);
    if (!allPictures.equals(pictures.get())) {
      pictures.set(Map.copyOf(allPictures));
    }
  }
}
