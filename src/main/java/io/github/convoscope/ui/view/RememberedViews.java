package io.github.convoscope.ui.view;

import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.OpenLayers;
import io.github.convoscope.model.Model;
import io.github.convoscope.scene.CameraView;
import io.github.convoscope.scene.NetworkScene;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers for each network what its scene showed last, so that a user who comes back to it finds
 * the camera and the open layers as they were. JavaFX thread.
 */
final class RememberedViews {
  private final Map<String, Remembered> views = new HashMap<>();

  private record Remembered(Arrangement arrangement, CameraView camera, int depth, BitSet closed) {}

  /** The same file is the same network, whatever the size of its input. */
  private static String key(Model model) {
    return model.checksum().isEmpty()
        ? model.spec().name() + "@" + System.identityHashCode(model.spec())
        : model.checksum();
  }

  /** Keeps what the scene of a network shows. */
  void keep(Model model, NetworkScene scene) {
    views.put(
        key(model),
        new Remembered(
            scene.arrangement(),
            scene.camera().view(),
            model.spec().depth(),
            scene.networkLayout().open().closed()));
  }

  /** The layers that are to be open in a new scene of a network. */
  OpenLayers open(Model model) {
    Remembered known = views.get(key(model));
    return known == null || known.depth != model.spec().depth()
        ? OpenLayers.atStart(model.spec())
        : OpenLayers.restored(model.spec(), known.closed);
  }

  /** Shows in a new scene of a network what the last one showed, if it is arranged the same. */
  void restore(Model model, NetworkScene scene) {
    Remembered known = views.get(key(model));
    if (known != null && known.arrangement == scene.arrangement()) {
      scene.camera().restore(known.camera);
    }
  }
}
