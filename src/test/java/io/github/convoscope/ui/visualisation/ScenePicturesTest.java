package io.github.convoscope.ui.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.scene.UnitPictures;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shipped atlas in the scene of a real window. */
@NeedsDisplay
class ScenePicturesTest {
  private static final int DENSE = 5;
  private static final int OUTPUT = 6;

  private final NeuronWindow window =
      new NeuronWindow(
          new ModelOpener().open(ShippedFiles.model()),
          new SceneFeature(),
          new AtlasFeature(List.of(ShippedFiles.model()), ShippedFiles.samples(), null));

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void mapsDenseCellsAndClassesHaveTheirImages() {
    window.type(KeyCode.I);
    window.until(() -> !pictures().isEmpty());
    assertEquals(Set.of(1, 2, 3, 4, DENSE, OUTPUT), pictures().keySet());
    UnitPictures classes = pictures().get(OUTPUT);
    assertEquals(28, classes.rows());
    assertEquals(10 * 28 * 28, classes.colours().length);
    for (int label = 0; label < 10; label++) {
      int from = label * 28 * 28;
      long ink =
          IntStream.range(from, from + 28 * 28)
              .filter(i -> (classes.colours()[i] & 0xff) > 128)
              .count();
      assertTrue(ink > 20, "a digit is drawn in light on dark: " + label + " has " + ink);
    }
    window.type(KeyCode.I);
    window.until(() -> pictures().isEmpty());
  }

  private Map<Integer, UnitPictures> pictures() {
    return window.workspace().overlays().pictures().get();
  }
}
