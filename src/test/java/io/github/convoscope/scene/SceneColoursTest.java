package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.Networks;
import io.github.convoscope.layout.Point;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SubScene;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;

/** What is seen of the data. */
@NeedsDisplay
class SceneColoursTest extends SceneWindow {
  private void assertExact(int layer, FrameColours frame) {
    PixelReader pixels = pixels();
    Shape shape = SPEC.layer(layer).shape();
    for (int i = 0; i < shape.size(); i++) {
      Neuron neuron = shape.neuron(layer, i);
      Point centre = scene.networkLayout().centre(neuron, scene.camera().pose().flatness());
      assertEquals(
          Integer.toHexString(frame.of(layer)[i]),
          Integer.toHexString(pixel(pixels, centre)),
          neuron.toString());
    }
  }

  @Test
  void everyCellHasExactlyItsColour() {
    FrameColours frame = noise(SPEC);
    fx(
        () -> {
          scene.show(frame);
          for (int layer = 0; layer < SPEC.depth(); layer++) {
            scene.camera().flyTo(layer);
            assertExact(layer, frame);
          }
          return null;
        });
  }

  @Test
  void everyCellHasExactlyItsColourInTheFlatView() {
    FrameColours frame = noise(SPEC);
    fx(
        () -> {
          scene.show(frame);
          scene.camera().flat();
          scene.camera().flyTo(3);
          assertExact(3, frame);
          return null;
        });
  }

  @Test
  void coloursStayExactCloseUp() {
    FrameColours frame = noise(SPEC);
    fx(
        () -> {
          scene.camera().flyTo(1);
          int whole = scene.triangles();
          scene.camera().zoom(6);
          assertTrue(scene.triangles() > whole, "single cells are shown close up");
          scene.show(frame);
          PixelReader pixels = pixels();
          int seen = 0;
          for (double x = 40; x < 1140; x += 7) {
            Neuron neuron = scene.pick(x, 300);
            if (neuron != null && neuron.layer() == 1) {
              Point centre = scene.networkLayout().centre(neuron, 0);
              double column = scene.camera().projection().x(centre);
              if (column > 2 && column < 1178) {
                int index =
                    SPEC.layer(1).shape().index(neuron.channel(), neuron.row(), neuron.column());
                assertEquals(frame.of(1)[index], pixel(pixels, centre), neuron.toString());
                seen++;
              }
            }
          }
          assertTrue(seen > 20, "only " + seen + " cells were checked");
          scene.camera().home();
          assertEquals(whole, scene.triangles());
          return null;
        });
  }

  @Test
  void theMillionthNeuronNeedsNoNodeOfItsOwn() {
    fx(
        () -> {
          NetworkSpec large =
              Networks.of("large", Shape.maps(1, 250, 250), Shape.maps(16, 250, 250));
          NetworkScene many = new NetworkScene(large);
          assertTrue(nodes(many) < 100, nodes(many) + " nodes");
          assertTrue(many.triangles() < 100);
          return null;
        });
  }

  private static int nodes(Node node) {
    int count = 1;
    if (node instanceof SubScene inner) {
      count += nodes(inner.getRoot());
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        count += nodes(child);
      }
    }
    return count;
  }

  @Test
  void picturesStandInThePlaceOfActivations() {
    fx(
        () -> {
          scene.show(noise(SPEC));
          int[] red = new int[16 * 9 * 9];
          Arrays.fill(red, 0xffcc2211);
          scene.setPictures(Map.of(3, new UnitPictures(9, 9, red)));
          scene.camera().flyTo(3);
          Point centre = scene.networkLayout().centre(new Neuron(3, 5, 7, 7), 0);
          assertEquals(0xffcc2211, pixel(pixels(), centre));
          scene.setPictures(Map.of());
          assertFalse(pixel(pixels(), centre) == 0xffcc2211);
          return null;
        });
  }
}
