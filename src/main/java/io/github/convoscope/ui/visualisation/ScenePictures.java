package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.AtlasSheets;
import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.InputRegion;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.UnitPictures;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;

/**
 * Shows in the scene, in place of every feature map, dense cell and class, the image that excites
 * its unit most.
 */
final class ScenePictures {
  private static final int OVERLAY_ORDER = 60;
  private static final int NO_IMAGE = 0xff0a0d12;

  private final Shell shell;
  private final AtlasState state;
  private final BooleanProperty on;
  private final SceneOverlay overlay = SceneOverlay.over(OVERLAY_ORDER);

  ScenePictures(Shell shell, AtlasState state, BooleanProperty on) {
    this.shell = shell;
    this.state = state;
    this.on = on;
    shell.workspace().overlays().register(overlay);
    on.addListener(changed -> update());
    state.atlas().addListener(changed -> update());
    shell.workspace().model().addListener(changed -> on.set(false));
  }

  private void update() {
    Model model = shell.workspace().model().get();
    if (!on.get() || model == null) {
      overlay.clear();
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
      List<AtlasUnit> units = atlas.layer(layer.index());
      if (layer.index() > 0 && units.stream().anyMatch(unit -> unit.picture() != null)) {
        pictures.put(layer.index(), pictures(model, layer, units, shape));
      }
    }
    overlay.showPictures(pictures);
  }

  /** The pictures of a layer's units, of one size: for convolutions only the receptive field. */
  private static UnitPictures pictures(
      Model model, LayerSpec layer, List<AtlasUnit> units, Shape shape) {
    boolean cells = units.stream().anyMatch(unit -> unit.neuronImage() != null);
    Neuron middle = UnitTarget.middle(model.spec(), layer.index(), 0).neuron();
    InputRegion part =
        cells && middle != null
            ? InputRegion.receptiveField(model.spec(), middle)
            : whole(shape, units);
    int[] colours = new int[layer.shape().channels() * part.size()];
    Arrays.fill(colours, NO_IMAGE);
    for (AtlasUnit unit : units) {
      VisualisationResult shown = unit.picture();
      if (shown != null) {
        int[] packed = InputPictures.packed(shape, shown.image(), part);
        System.arraycopy(packed, 0, colours, unit.channel() * part.size(), packed.length);
      }
    }
    return new UnitPictures(part.rows(), part.columns(), colours);
  }

  /** The whole of the units' images, which may be smaller than the network's input. */
  private static InputRegion whole(Shape input, List<AtlasUnit> units) {
    Shape own = input;
    for (AtlasUnit unit : units) {
      VisualisationResult shown = unit.picture();
      own = shown == null ? own : AtlasSheets.pictureShape(input, shown.image());
    }
    return new InputRegion(0, 0, own.rows(), own.columns());
  }
}
