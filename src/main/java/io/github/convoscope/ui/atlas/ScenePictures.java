package io.github.convoscope.ui.atlas;

import io.github.convoscope.explain.optimise.Atlas;
import io.github.convoscope.explain.optimise.AtlasUnit;
import io.github.convoscope.explain.optimise.Finding;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.UnitPictures;
import io.github.convoscope.ui.OpenModel;
import io.github.convoscope.ui.Shell;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;

/** Turns every feature map of the scene into its unit's preferred image and back. */
final class ScenePictures {
  private final Shell shell;
  private final AtlasState state;
  private final BooleanProperty on;

  ScenePictures(Shell shell, AtlasState state, BooleanProperty on) {
    this.shell = shell;
    this.state = state;
    this.on = on;
    on.addListener(changed -> turn());
    state.atlas().addListener(changed -> turn());
    shell.workspace().model().addListener(changed -> on.set(false));
  }

  private void turn() {
    OpenModel model = shell.workspace().model().get();
    if (!on.get() || model == null) {
      shell.workspace().pictures().set(Map.of());
      return;
    }
    state.load();
    Atlas atlas = state.atlas().get();
    if (atlas == null) {
      return;
    }
    Map<Integer, UnitPictures> pictures = new LinkedHashMap<>();
    Shape shape = model.spec().input().shape();
    for (LayerSpec layer : model.spec().layers()) {
      if (layer.shape().spatial() && layer.index() > 0) {
        int[] colours = new int[layer.shape().channels() * shape.mapSize()];
        Arrays.fill(colours, 0xff0a0d12);
        for (AtlasUnit unit : atlas.layer(layer.index())) {
          Finding shown = unit.picture();
          if (shown != null) {
            int[] packed = Greys.packed(shape, shown.image());
            System.arraycopy(packed, 0, colours, unit.channel() * shape.mapSize(), packed.length);
          }
        }
        pictures.put(layer.index(), new UnitPictures(shape.rows(), shape.columns(), colours));
      }
    }
    shell.workspace().pictures().set(pictures);
  }
}
